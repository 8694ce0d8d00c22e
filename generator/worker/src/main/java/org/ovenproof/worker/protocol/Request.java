package org.ovenproof.worker.protocol;

import java.util.List;

/** What the generator asks of a worker, one request at a time. */
public sealed interface Request {

  /**
   * Begins a session; the one before it must have been closed. Answered by {@link Reply.Opened}.
   *
   * @param imports names as they stand after {@code import}, such as {@code java.util.*}
   * @param seed what global generators of random numbers begin with
   */
  record Open(List<String> imports, long seed) implements Request {

    public Open {
      imports = List.copyOf(imports);
    }
  }

  /**
   * Runs a cell in the open session. Answered by {@link Reply.Answered}.
   *
   * @param code the cell as the author wrote it, lines ending in {@code \n}
   * @param compileOnly whether it is compiled and thrown away
   */
  record Run(String code, boolean compileOnly) implements Request {}

  /**
   * Compiles a cell that is not run, since one before it failed that it needs. Later cells are
   * compiled as if it had run. Answered by {@link Reply.Answered}.
   *
   * @param code the cell as the author wrote it, lines ending in {@code \n}
   * @param ran whether it is the cell that was run last, and failed
   */
  record Suppose(String code, boolean ran) implements Request {}

  /** Ends the session. Answered by {@link Reply.Closed}. */
  record Close() implements Request {}
}
