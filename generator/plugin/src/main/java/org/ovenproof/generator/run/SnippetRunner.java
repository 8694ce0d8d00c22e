package org.ovenproof.generator.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;

/**
 * Gets a result for every snippet: from the cache where the whole session is there, else by running
 * the session up to the last snippet that is not.
 */
public final class SnippetRunner implements AutoCloseable {

  /** About what it takes until a worker is started and warm. */
  private static final Duration START = Duration.ofSeconds(2);

  private final WorkerPool pool;
  private final Results results;
  private final Progress progress;
  private final ThreadPoolExecutor threads;
  private final Map<Session, Future<List<Execution>>> begun = new HashMap<>();

  /**
   * Begins with nothing to run. {@code workers} sessions run at once, and one less, if that is any,
   * until all sessions are known and a worker could have been started since: whoever parses them
   * takes a processor too, and what is over in two seconds needs no help.
   */
  public SnippetRunner(WorkerPool pool, int workers, Results results, Progress progress) {
    this.pool = pool;
    this.results = results;
    this.progress = progress;
    int meanwhile = Math.max(1, workers - 1);
    this.threads =
        new ThreadPoolExecutor(
            meanwhile, Math.max(1, workers), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  /** Begins to start workers for as many sessions, and does not wait for them. */
  public void prepare(int sessions) {
    pool.prepare(Math.min(sessions, threads.getCorePoolSize()));
  }

  /** Begins to get the results of a session, and does not wait for them. */
  public void begin(Session session) {
    begun.computeIfAbsent(
        session,
        each -> {
          progress.begins(each);
          return threads.submit(() -> run(each));
        });
  }

  /**
   * Returns what became of the snippets of each session, in the order of the sessions.
   *
   * @throws IOException if no worker can be started
   */
  public List<List<Execution>> run(List<Session> sessions)
      throws IOException, InterruptedException {
    return run(sessions, results -> false);
  }

  /**
   * Returns the same, and does in the meantime what there is to do.
   *
   * @param meanwhile is asked for it while a session runs that others have to wait for
   * @throws IOException if no worker can be started
   */
  public List<List<Execution>> run(List<Session> sessions, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    try {
      sessions.forEach(this::begin);
      List<List<Execution>> executions = new ArrayList<>();
      long patience = System.nanoTime() + START.toNanos();
      for (Session session : sessions) {
        Future<List<Execution>> run = begun.get(session);
        boolean busy = true;
        while (busy && !run.isDone()) {
          busy = meanwhile.work(executions);
        }
        executions.add(resultOf(run, patience - System.nanoTime()));
      }
      return executions;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      close();
    }
  }

  /** Waits for a session, and has all workers at work if that takes longer than {@code nanos}. */
  private List<Execution> resultOf(Future<List<Execution>> run, long nanos)
      throws ExecutionException, InterruptedException {
    try {
      return run.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException others) {
      threads.setCorePoolSize(threads.getMaximumPoolSize());
      return run.get();
    }
  }

  /** Ends what has not ended. */
  @Override
  public void close() {
    threads.shutdownNow();
    progress.over();
  }

  private List<Execution> run(Session session) throws IOException {
    SessionRun run = new SessionRun(session, results);
    if (!run.isKept()) {
      OpenSession open = OpenSession.begin(pool);
      if (!threads.getQueue().isEmpty()) {
        pool.prepareToReplace();
      }
      run.run(
          open,
          () -> OpenSession.begin(pool),
          snippet -> progress.started(session, snippet),
          () -> true);
    }
    List<Execution> executions = run.executions();
    progress.ended(session, executions);
    return executions;
  }

  /** What can be done with the results so far. */
  @FunctionalInterface
  public interface Meanwhile {

    /**
     * Does some of it and returns whether there was any.
     *
     * @param results those of the first sessions
     */
    boolean work(List<List<Execution>> results) throws IOException;
  }
}
