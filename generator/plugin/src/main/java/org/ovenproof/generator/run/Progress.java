package org.ovenproof.generator.run;

import java.util.List;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** Is told how a run goes, by several threads at once. */
public interface Progress {

  /** For a run that nobody watches. */
  Progress UNSEEN = new Progress() {};

  /** A session that will run, or whose results are looked up, before anything else of it. */
  default void begins(Session session) {}

  /** A snippet that is about to run. */
  default void started(Session session, Snippet snippet) {}

  /** What became of all snippets of a session. */
  default void ended(Session session, List<Execution> executions) {}

  /** Nothing runs any more, whether all has gone well or not. */
  default void over() {}
}
