package org.ovenproof.generator.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.Environment;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;

/**
 * Gets a result for every snippet: from the cache where the whole session is there, else by running
 * the session up to the last snippet that is not.
 */
public final class SnippetRunner {

  private final WorkerPool pool;
  private final int workers;
  private final CacheMode mode;
  private final ResultStore store;
  private final History history;
  private final Environment environment;

  public SnippetRunner(
      WorkerPool pool,
      int workers,
      CacheMode mode,
      ResultStore store,
      History history,
      Environment environment) {
    this.pool = pool;
    this.workers = workers;
    this.mode = mode;
    this.store = store;
    this.history = history;
    this.environment = environment;
  }

  /**
   * Returns what became of the snippets of each session, in the order of the sessions.
   *
   * @throws IOException if no worker can be started
   */
  public List<List<Execution>> run(List<Session> sessions)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, workers));
    try {
      List<Callable<List<Execution>>> tasks = new ArrayList<>();
      sessions.forEach(session -> tasks.add(() -> run(session)));
      List<List<Execution>> executions = new ArrayList<>();
      for (Future<List<Execution>> each : threads.invokeAll(tasks)) {
        executions.add(each.get());
      }
      return executions;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Execution> run(Session session) throws IOException {
    List<KeyChain.Key> keys = KeyChain.of(session, environment.digest());
    List<Optional<ResultStore.Result>> kept = new ArrayList<>();
    int lastMissing = -1;
    for (int index = 0; index < keys.size(); index++) {
      KeyChain.Key key = keys.get(index);
      boolean readable = mode == CacheMode.USE && key.repeatable();
      Optional<ResultStore.Result> result = readable ? store.read(key.hex()) : Optional.empty();
      if (result.isEmpty()) {
        lastMissing = index;
      }
      kept.add(result);
    }
    SessionRun run = new SessionRun(session, keys, kept);
    if (lastMissing >= 0) {
      run.through(lastMissing);
    }
    return run.executions();
  }

  private String why(Session session, int index, KeyChain.Key key) {
    if (mode == CacheMode.REFRESH) {
      return "snippets.cache is refresh";
    }
    if (mode == CacheMode.OFF) {
      return "snippets.cache is off";
    }
    if (!session.snippets().get(index).options().cache()) {
      return "it says cache=false";
    }
    return key.repeatable()
        ? history.why(session, index, environment)
        : "a snippet before it says cache=false";
  }

  /** One session in one worker. */
  private final class SessionRun {

    private final Session session;
    private final List<KeyChain.Key> keys;
    private final List<Optional<ResultStore.Result>> kept;
    private final List<Execution> executions = new ArrayList<>();
    private String failedId = "";

    private SessionRun(
        Session session, List<KeyChain.Key> keys, List<Optional<ResultStore.Result>> kept) {
      this.session = session;
      this.keys = keys;
      this.kept = kept;
    }

    private void through(int last) throws IOException {
      List<String> reasons = new ArrayList<>();
      for (int index = 0; index <= last; index++) {
        reasons.add(kept.get(index).isPresent() ? "" : why(session, index, keys.get(index)));
      }
      WorkerProcess worker = pool.take();
      boolean reusable = false;
      try {
        List<String> problems = worker.open(pool.settings());
        if (!problems.isEmpty()) {
          throw new IOException(
              "a session cannot begin with its imports:\n" + String.join("\n", problems));
        }
        boolean alive = true;
        for (int index = 0; index <= last && alive && failedId.isEmpty(); index++) {
          alive = run(worker, index, reasons.get(index));
        }
        reusable = alive && worker.closeSession();
      } finally {
        if (reusable) {
          pool.giveBack(worker);
        } else {
          pool.discard(worker);
        }
      }
    }

    /** Runs one snippet and returns whether the worker is still there. */
    private boolean run(WorkerProcess worker, int index, String why) throws IOException {
      Snippet snippet = session.snippets().get(index);
      Duration limit = snippet.options().timeout().orElse(pool.settings().timeout());
      Reply.Answered answer = worker.run(snippet.code(), !snippet.options().eval(), limit);
      Outcome outcome = answer.outcome();
      KeyChain.Key key = keys.get(index);
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
        if (mode != CacheMode.OFF && key.repeatable()) {
          keep(key, new ResultStore.Result(outcome, answer.nanos()));
        }
        executions.add(
            new Execution(snippet, Execution.Status.RAN, outcome, answer.nanos(), key.hex(), why));
      }
      history.ran(session, index, environment, !expected);
      return !(outcome instanceof Outcome.TimedOut || outcome instanceof Outcome.WorkerDied);
    }

    private void keep(KeyChain.Key key, ResultStore.Result result) {
      try {
        store.write(key.hex(), result);
      } catch (IOException notKept) {
        // A full disk costs the next build a run, not this one its result.
      }
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
    private List<Execution> executions() {
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
}
