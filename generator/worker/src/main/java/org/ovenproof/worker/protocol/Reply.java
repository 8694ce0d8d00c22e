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
   * @param reads what its cells read that no key knows of, if anybody has noted that
   */
  record Closed(List<String> leftovers, List<Read> reads) implements Reply {

    public Closed {
      leftovers = List.copyOf(leftovers);
      reads = List.copyOf(reads);
    }
  }

  /**
   * What a cell has read.
   *
   * @param cell its place in the session, from 0
   * @param network whether it is another machine, or a process of this one, and no file
   * @param name the path of the file, or host and port
   */
  record Read(int cell, boolean network, String name) {}
}
