package org.ovenproof.generator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;

/** One session: the results of it that are kept, and those that it takes a run to have. */
final class SessionRun {

  private final Session session;
  private final Results results;
  private final List<KeyChain.Key> keys;
  private final List<Optional<ResultStore.Result>> kept = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();
  private int firstMissing = -1;
  private int lastMissing = -1;
  private String failedId = "";

  SessionRun(Session session, Results results) {
    this.session = session;
    this.results = results;
    this.keys = results.keysOf(session);
    for (int index = 0; index < keys.size(); index++) {
      kept.add(results.of(keys.get(index)));
      if (kept.get(index).isEmpty()) {
        firstMissing = firstMissing < 0 ? index : firstMissing;
        lastMissing = index;
      }
    }
  }

  /** Whether there is a result of every snippet, so that nothing has to run. */
  boolean isKept() {
    return lastMissing < 0;
  }

  /** Returns the keys of all snippets. */
  List<KeyChain.Key> keys() {
    return keys;
  }

  /** Returns the place of the first snippet that has to run. */
  int firstMissing() {
    return firstMissing;
  }

  /**
   * Runs the session up to the last snippet that has no result.
   *
   * @param open a session that has run none of those that have to run, and what it has run is what
   *     this one begins with
   * @param started is told of each snippet before it runs
   */
  void run(OpenSession open, Consumer<Snippet> started) {
    List<String> reasons = new ArrayList<>();
    for (int index = 0; index <= lastMissing; index++) {
      reasons.add(kept.get(index).isPresent() ? "" : results.why(session, index, keys.get(index)));
    }
    int begin = open.ran().size();
    for (int index = 0; index < begin; index++) {
      executions.add(cached(index));
    }
    for (int index = begin; index <= lastMissing && open.isAlive() && failedId.isEmpty(); index++) {
      started.accept(session.snippets().get(index));
      run(open, index, reasons.get(index));
    }
  }

  private void run(OpenSession open, int index, String why) {
    Snippet snippet = session.snippets().get(index);
    KeyChain.Key key = keys.get(index);
    Reply.Answered answer = open.run(snippet, key);
    Outcome outcome = answer.outcome();
    boolean expected = Execution.isExpected(snippet, outcome);
    if (!expected) {
      failedId = snippet.id();
      String reason = why.isEmpty() ? "a snippet after it had to run" : why;
      executions.add(
          new Execution(
              snippet, Execution.Status.FAILED, outcome, answer.nanos(), key.hex(), reason));
    } else if (kept.get(index).isPresent()) {
      executions.add(cached(index));
    } else {
      results.keep(key, new ResultStore.Result(outcome, answer.nanos()));
      executions.add(
          new Execution(snippet, Execution.Status.RAN, outcome, answer.nanos(), key.hex(), why));
    }
    results.ran(session, index, !expected);
  }

  private Execution cached(int index) {
    ResultStore.Result result = kept.get(index).orElseThrow();
    return new Execution(
        session.snippets().get(index),
        Execution.Status.CACHED,
        result.outcome(),
        result.nanos(),
        keys.get(index).hex(),
        "");
  }

  /** Returns what became of every snippet: those not run are from the cache, or skipped. */
  List<Execution> executions() {
    for (int index = executions.size(); index < session.snippets().size(); index++) {
      executions.add(failedId.isEmpty() ? cached(index) : skipped(index));
    }
    return List.copyOf(executions);
  }

  private Execution skipped(int index) {
    return new Execution(
        session.snippets().get(index),
        Execution.Status.SKIPPED,
        new Outcome.Skipped(failedId),
        0,
        keys.get(index).hex(),
        "");
  }
}
