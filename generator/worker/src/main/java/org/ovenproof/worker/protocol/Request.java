package org.ovenproof.worker.protocol;

import java.util.List;
import java.util.Set;

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
   * Runs a cell in the open session. Answered by {@link Reply.Answered}. One that was refused may
   * be sent again.
   *
   * @param code the cell as the author wrote it, lines ending in {@code \n}
   * @param compileOnly whether it is compiled and thrown away
   * @param later names that its declarations may refer to before a later cell declares them; with
   *     any, it is the cell before once more, which was refused without
   */
  record Run(String code, boolean compileOnly, Set<String> later) implements Request {

    public Run {
      later = Set.copyOf(later);
    }

    /** A cell that all is declared before. */
    public Run(String code, boolean compileOnly) {
      this(code, compileOnly, Set.of());
    }
  }

  /**
   * Compiles a cell that is not run, since one before it failed that it needs. Later cells are
   * compiled as if it had run. Answered by {@link Reply.Answered}.
   *
   * @param code the cell as the author wrote it, lines ending in {@code \n}
   * @param ran whether it is the cell that was run last, and failed
   * @param later names that later cells declare
   */
  record Suppose(String code, boolean ran, Set<String> later) implements Request {

    public Suppose {
      later = Set.copyOf(later);
    }
  }

  /** Ends the session. Answered by {@link Reply.Closed}. */
  record Close() implements Request {}
}
