package org.ovenproof.worker.compiler;

import java.util.List;
import java.util.Optional;
import org.ovenproof.worker.code.Piece;

/** The compiler of a worker's cells, beside the one in JShell. */
public final class CellCompiler implements AutoCloseable {

  private final Javac javac;

  CellCompiler(Javac javac) {
    this.javac = javac;
  }

  /**
   * Returns the compiler of this process, or nothing where JShell is to do without it, or where the
   * javac of this JDK is not as those that are known.
   */
  public static Optional<CellCompiler> ofProcess() {
    return CompilerFlags.isJshellAlone()
        ? Optional.empty()
        : Javac.attempt(() -> new CellCompiler(Javac.ofJdk()));
  }

  /** Returns a compiler for the cells of a session, which knows no cell of an earlier session. */
  public OnePass beginSession() {
    forget();
    return new OnePass(javac);
  }

  /** Forgets the classes of all cells so far. */
  public void forget() {
    javac.forget();
  }

  /**
   * Returns the names that a statement is to declare which JShell refuses, if javac can parse it.
   */
  public Optional<List<String>> declaredBy(Piece refused) {
    return Javac.attempt(() -> Parts.declaredBy(javac, refused).orElse(null));
  }

  /** Whether javac keeps what it has read of the JDK and the libraries for the next cell. */
  boolean isKept() {
    return javac.isKept();
  }

  @Override
  public void close() {
    javac.close();
  }
}
