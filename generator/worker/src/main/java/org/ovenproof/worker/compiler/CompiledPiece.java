package org.ovenproof.worker.compiler;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.code.Piece;

/** A piece of a cell, compiled into the classes that JShell would make of it. */
public final class CompiledPiece {

  private final Part part;
  private final String name;
  private final String className;
  private final int id;
  private final int lastValue;
  private final List<CompiledFiles.Compiled> classes = new ArrayList<>();

  /**
   * Begins without classes.
   *
   * @param name the name that the piece declares, null for none
   * @param className the simple name of the class of the piece; null for an import
   * @param id the id that JShell would give its snippet for the piece
   * @param lastValue how many values without a name there are up to this one
   */
  CompiledPiece(Part part, String name, String className, int id, int lastValue) {
    this.part = part;
    this.name = name;
    this.className = className;
    this.id = id;
    this.lastValue = lastValue;
  }

  /** Returns the piece as it was cut out of the cell. */
  public Piece piece() {
    return part.piece();
  }

  /** Returns the id that JShell would give its snippet for the piece. */
  public int id() {
    return id;
  }

  /** Returns the classes of the piece, to be loaded before it is run. */
  public List<ClassBytecodes> classes() {
    return classes.stream()
        .map(each -> new ClassBytecodes(each.className(), each.bytes()))
        .toList();
  }

  /** Whether the piece is run, by a call of {@link CellNames#RUN} of its class. */
  public boolean isRun() {
    return className != null && part.kind() != Part.Kind.METHOD && part.kind() != Part.Kind.TYPE;
  }

  /** Returns the class whose method is called to run the piece. */
  public String className() {
    return CellNames.PACKAGE + "." + className;
  }

  /** Whether the piece is an expression, whose value may be shown. */
  public boolean isExpression() {
    return part.isExpression();
  }

  /** Keeps a class if it was made of this piece. */
  void take(CompiledFiles.Compiled compiled) {
    String own = className();
    if (compiled.className().equals(own) || compiled.className().startsWith(own + "$")) {
      classes.add(compiled);
    }
  }

  Part part() {
    return part;
  }

  String name() {
    return name;
  }

  String simpleClassName() {
    return className;
  }

  int lastValue() {
    return lastValue;
  }

  List<CompiledFiles.Compiled> files() {
    return classes;
  }
}
