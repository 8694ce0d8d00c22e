package org.ovenproof.generator.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/**
 * A session of the site while its author writes it.
 *
 * @param session the session as the pages have it now
 * @param executions what became of its snippets; while it is pending, what is to be seen of them
 * @param isPending whether it has to run, or runs
 */
record LiveSession(Session session, List<Execution> executions, boolean isPending) {

  /** Returns a session of which nothing is known. */
  static LiveSession unknown(Session session) {
    return new LiveSession(session, waiting(session, Map.of()), true);
  }

  /** Returns this session as its pages have it now, pending if anything of it may be different. */
  LiveSession as(Session now) {
    if (!session.runsLike(now)) {
      return new LiveSession(now, waiting(now, lastGood()), true);
    }
    List<Execution> moved = moved(now, executions);
    return new LiveSession(now, moved, isPending || !isRepeatable());
  }

  /** Returns this session to be run again. */
  LiveSession outdated() {
    return new LiveSession(session, waiting(session, lastGood()), true);
  }

  /** Returns this session with what became of its snippets, wherever these have moved since. */
  LiveSession done(List<Execution> results) {
    return new LiveSession(session, moved(session, results), false);
  }

  /** A process that was ended by hand or by a full machine need not end the next time. */
  private boolean isRepeatable() {
    return session.snippets().stream().allMatch(snippet -> snippet.options().cache())
        && executions.stream()
            .map(Execution::outcome)
            .noneMatch(
                outcome ->
                    outcome instanceof Outcome.TimedOut || outcome instanceof Outcome.WorkerDied);
  }

  private Map<String, Outcome> lastGood() {
    Map<String, Outcome> good = new HashMap<>();
    for (Execution execution : executions) {
      if (execution.isDone() || isPending) {
        good.put(execution.snippet().id(), execution.outcome());
      }
    }
    return good;
  }

  private static List<Execution> waiting(Session session, Map<String, Outcome> lastGood) {
    List<Execution> waiting = new ArrayList<>();
    for (Snippet snippet : session.snippets()) {
      Outcome outcome = lastGood.getOrDefault(snippet.id(), new Outcome.Skipped(""));
      waiting.add(new Execution(snippet, Execution.Status.SKIPPED, outcome, 0, "", ""));
    }
    return List.copyOf(waiting);
  }

  private static List<Execution> moved(Session to, List<Execution> executions) {
    List<Execution> moved = new ArrayList<>();
    for (int index = 0; index < executions.size(); index++) {
      moved.add(executions.get(index).at(to.snippets().get(index)));
    }
    return List.copyOf(moved);
  }
}
