package org.ovenproof.worker.protocol;

import java.util.List;

/** What a worker answers. */
public sealed interface Reply {

  /**
   * The session is ready.
   *
   * @param problems what of its start could not be done, such as an import of an unknown class
   * @param facts what libraries say of that which computes
   */
  record Opened(List<String> problems, List<String> facts) implements Reply {

    public Opened {
      problems = List.copyOf(problems);
      facts = List.copyOf(facts);
    }
  }

  /**
   * While a cell runs: a value that it shows is asked for something.
   *
   * @param question such as {@code Foo.toString()}; empty where that is answered
   */
  record Asking(String question) implements Reply {}

  /**
   * A cell ran, as far as it did.
   *
   * @param outcome how it ended
   * @param nanos how long it took, in nanoseconds
   * @param late what cells before it showed meanwhile
   */
  record Answered(Outcome outcome, long nanos, List<Late> late) implements Reply {

    public Answered {
      late = List.copyOf(late);
    }

    public Answered(Outcome outcome, long nanos) {
      this(outcome, nanos, List.of());
    }
  }

  /**
   * The session is over.
   *
   * @param leftovers what it left behind in the process, such as a thread; empty if the process may
   *     serve another page
   */
  record Closed(List<String> leftovers) implements Reply {

    public Closed {
      leftovers = List.copyOf(leftovers);
    }
  }
}
