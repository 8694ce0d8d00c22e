package org.ovenproof.generator.process;

import java.io.IOException;
import java.util.List;

/** Thrown where no snippet can run, since what the settings say of workers is refused. */
public final class CannotStart extends IOException {

  private static final long serialVersionUID = 1;

  private final Refused refused;

  /**
   * Makes one.
   *
   * @param said what the worker said, line by line
   */
  public CannotStart(Refused refused, String message, List<String> said, Exception cause) {
    super(said.isEmpty() ? message : message + "\n" + String.join("\n", said), cause);
    this.refused = refused;
  }

  public Refused refused() {
    return refused;
  }

  /** Which settings are refused. */
  public enum Refused {
    /** The flags of the JVM, or its heap. */
    JVM,
    /** What every session begins with. */
    IMPORTS
  }
}
