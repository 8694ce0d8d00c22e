package org.ovenproof.generator.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.code.Mask;
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
  private final Dependents dependents = new Dependents();

  /** The snippet that failed first; empty as long as none has. */
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
   * Runs the session up to the last snippet that has no result, and ends it; abandons it if that
   * fails or is not wanted any more.
   *
   * @param open a session that has run none of those that have to run, and what it has run is what
   *     this one begins with
   * @param fresh opens another session, to compile the rest if the process does not survive
   * @param started is told of each snippet before it runs
   * @param wanted whether anybody still waits for the results
   */
  void run(OpenSession open, Opener fresh, Consumer<Snippet> started, BooleanSupplier wanted)
      throws IOException {
    boolean done = false;
    try {
      run(open, fresh, started);
      done = true;
    } finally {
      if (done && wanted.getAsBoolean()) {
        open.end();
      } else {
        open.abandon();
      }
    }
  }

  private void run(OpenSession open, Opener fresh, Consumer<Snippet> started) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (int index = 0; index <= lastMissing; index++) {
      reasons.add(kept.get(index).isPresent() ? "" : results.why(session, index, keys.get(index)));
    }
    int begin = open.ran().size();
    for (int index = 0; index < begin; index++) {
      executions.add(cached(index));
    }
    for (int index = begin; index <= lastMissing && open.isAlive(); index++) {
      if (failedId.isEmpty()) {
        started.accept(session.snippets().get(index));
        run(open, index, reasons.get(index));
      } else {
        runBehindFailure(open, index, reasons.get(index), started);
      }
    }
    if (executions.size() <= lastMissing) {
      compileRest(fresh);
    }
  }

  /** Nothing of it runs: what has run is gone with its process, and may take as long again. */
  private void compileRest(Opener fresh) throws IOException {
    OpenSession open = fresh.open();
    try {
      for (int index = 0; index <= lastMissing && open.isAlive(); index++) {
        if (index >= executions.size()) {
          executions.add(compiled(open, index, failedId));
        } else if (!session.snippets().get(index).options().isRefusal()) {
          open.suppose(session.snippets(), index, false);
        }
      }
    } finally {
      open.end();
    }
  }

  private void run(OpenSession open, int index, String why) {
    Snippet snippet = session.snippets().get(index);
    KeyChain.Key key = keys.get(index);
    Reply.Answered answer = open.run(session.snippets(), index, key);
    Outcome outcome = answer.outcome();
    boolean expected = Execution.isExpected(snippet, outcome);
    if (!expected) {
      executions.add(failed(index, answer, why));
      beginFailure(open, index, outcome);
    } else if (kept.get(index).isPresent()) {
      executions.add(cached(index));
    } else {
      Provenance provenance = results.provenance(open.facts());
      if (answer.late().isEmpty()) {
        // Else the author is told again, until it is mended.
        results.keep(key, new ResultStore.Result(outcome, answer.nanos(), provenance));
      }
      executions.add(
          new Execution(
              snippet,
              Execution.Status.RAN,
              outcome,
              answer.nanos(),
              key.hex(),
              why,
              answer.late(),
              Optional.of(provenance)));
    }
    results.ran(session, index, !expected);
  }

  private Execution failed(int index, Reply.Answered answer, String why) {
    return new Execution(
        session.snippets().get(index),
        Execution.Status.FAILED,
        answer.outcome(),
        answer.nanos(),
        keys.get(index).hex(),
        why.isEmpty() ? "a snippet after it had to run" : why,
        answer.late());
  }

  /** Sees to it that those behind a failure can be told from those that need what failed. */
  private void beginFailure(OpenSession open, int index, Outcome outcome) {
    if (failedId.isEmpty()) {
      session.snippets().subList(0, index).forEach(dependents::ran);
    }
    Snippet snippet = session.snippets().get(index);
    failedId = failedId.isEmpty() ? snippet.id() : failedId;
    dependents.missing(snippet, snippet.id(), !isOfImport(snippet, outcome));
    if (open.isAlive()) {
      open.suppose(session.snippets(), index, true);
    }
  }

  private static boolean isOfImport(Snippet snippet, Outcome outcome) {
    return outcome instanceof Outcome.Rejected rejected
        && rejected.errors().stream()
            .anyMatch(error -> statementAt(snippet.code(), error.start()).startsWith("import "));
  }

  private static String statementAt(String code, int offset) {
    String masked = Mask.of(code);
    int at = Math.min(offset, code.length());
    int start = Math.max(masked.lastIndexOf(';', at - 1), masked.lastIndexOf('\n', at - 1)) + 1;
    return masked.substring(Math.min(start, at)).strip();
  }

  /**
   * Runs a snippet behind one that failed if it does not need that one, else has it compiled. Its
   * result is shown and not kept: nobody knows all that the failed one would have changed.
   */
  private void runBehindFailure(
      OpenSession open, int index, String why, Consumer<Snippet> started) {
    Snippet snippet = session.snippets().get(index);
    Optional<String> needed = dependents.neededBy(snippet);
    if (needed.isPresent()) {
      dependents.missing(snippet, needed.get(), true);
      executions.add(compiled(open, index, needed.get()));
      return;
    }
    started.accept(snippet);
    Reply.Answered answer = open.run(session.snippets(), index, keys.get(index));
    boolean expected = Execution.isExpected(snippet, answer.outcome());
    results.ran(session, index, !expected);
    if (expected) {
      dependents.ran(snippet);
      executions.add(
          kept.get(index).isPresent()
              ? cached(index)
              : new Execution(
                  snippet,
                  Execution.Status.RAN,
                  answer.outcome(),
                  answer.nanos(),
                  "",
                  why,
                  answer.late()));
    } else {
      executions.add(failed(index, answer, why));
      beginFailure(open, index, answer.outcome());
    }
  }

  /** Returns a snippet that waits for another one, with what the compiler says of it already. */
  private Execution compiled(OpenSession open, int index, String neededId) {
    Snippet snippet = session.snippets().get(index);
    boolean refusal = snippet.options().isRefusal();
    Reply.Answered answer =
        refusal ? open.compile(snippet) : open.suppose(session.snippets(), index, false);
    boolean fine = refusal == answer.outcome() instanceof Outcome.Rejected;
    return fine ? skipped(index, neededId) : failed(index, answer, "");
  }

  private Execution cached(int index) {
    ResultStore.Result result = kept.get(index).orElseThrow();
    return new Execution(
        session.snippets().get(index),
        Execution.Status.CACHED,
        result.outcome(),
        result.nanos(),
        keys.get(index).hex(),
        "",
        List.of(),
        Optional.of(result.provenance()));
  }

  /** Returns what became of every snippet: those not run are from the cache, or skipped. */
  List<Execution> executions() {
    for (int index = executions.size(); index < session.snippets().size(); index++) {
      executions.add(failedId.isEmpty() ? cached(index) : skipped(index, failedId));
    }
    if (failedId.isEmpty()) {
      refuseUndeclared();
    }
    return List.copyOf(executions);
  }

  /** Refuses at the end what refers to a name that a later snippet was to declare, and has not. */
  private void refuseUndeclared() {
    Map<Integer, List<Outcome.CompileError>> errors = new TreeMap<>();
    for (Outcome.Undeclared name : undeclared()) {
      errors.computeIfAbsent(name.cell(), cell -> new ArrayList<>()).add(name.error());
    }
    errors.forEach(
        (index, of) -> {
          Execution done = executions.get(index);
          executions.set(
              index,
              new Execution(
                  done.snippet(),
                  Execution.Status.FAILED,
                  new Outcome.Rejected(of),
                  done.nanos(),
                  done.key(),
                  done.why()));
        });
  }

  /** Returns what the last snippet has left undeclared that was not refused itself. */
  private List<Outcome.Undeclared> undeclared() {
    for (int index = executions.size() - 1; index >= 0; index--) {
      Outcome outcome = executions.get(index).outcome();
      if (outcome instanceof Outcome.Completed completed) {
        return completed.undeclared();
      }
      if (!(outcome instanceof Outcome.Rejected)) {
        return List.of();
      }
    }
    return List.of();
  }

  private Execution skipped(int index, String neededId) {
    return new Execution(
        session.snippets().get(index),
        Execution.Status.SKIPPED,
        new Outcome.Skipped(neededId),
        0,
        keys.get(index).hex(),
        "");
  }

  /** Opens a session in which nothing has run. */
  @FunctionalInterface
  interface Opener {
    OpenSession open() throws IOException;
  }
}
