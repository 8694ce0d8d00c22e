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
   * @param name what it declares, null for nothing
   * @param className the simple name of the class that runs it; null for an import
   * @param id the id of JShell's snippet for it
   * @param lastValue how many values without a name there are up to it
   */
  CompiledPiece(Part part, String name, String className, int id, int lastValue) {
    this.part = part;
    this.name = name;
    this.className = className;
    this.id = id;
    this.lastValue = lastValue;
  }

  /** Returns what was compiled. */
  public Piece piece() {
    return part.piece();
  }

  /** Returns the id that JShell's snippet for it has, once JShell is told of it. */
  public int id() {
    return id;
  }

  /** Returns its classes, to be loaded before it is run. */
  public List<ClassBytecodes> classes() {
    return classes.stream()
        .map(each -> new ClassBytecodes(each.className(), each.bytes()))
        .toList();
  }

  /** Whether JShell would call a method of it, {@link CellNames#RUN}. */
  public boolean isRun() {
    return className != null && part.kind() != Part.Kind.METHOD && part.kind() != Part.Kind.TYPE;
  }

  /** Returns the class of the method that is called to run it. */
  public String className() {
    return CellNames.PACKAGE + "." + className;
  }

  /** Whether it is an expression, whose value may be shown. */
  public boolean isExpression() {
    return part.isExpression();
  }

  /** Takes a class that was made of it, or leaves one that was made of another piece. */
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
