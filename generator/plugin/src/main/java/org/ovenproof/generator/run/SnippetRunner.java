package org.ovenproof.generator.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ovenproof.generator.snippet.Session;

/**
 * Gets a result for every snippet: from the cache where the whole session is there, else by running
 * the session up to the last snippet that is not.
 */
public final class SnippetRunner {

  private final WorkerPool pool;
  private final int workers;
  private final Results results;
  private final Progress progress;

  public SnippetRunner(WorkerPool pool, int workers, Results results, Progress progress) {
    this.pool = pool;
    this.workers = workers;
    this.results = results;
    this.progress = progress;
  }

  /**
   * Returns what became of the snippets of each session, in the order of the sessions.
   *
   * @throws IOException if no worker can be started
   */
  public List<List<Execution>> run(List<Session> sessions)
      throws IOException, InterruptedException {
    progress.begins(sessions);
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
      progress.over();
    }
  }

  private List<Execution> run(Session session) throws IOException {
    SessionRun run = new SessionRun(session, results);
    if (!run.isKept()) {
      OpenSession open = OpenSession.begin(pool);
      boolean done = false;
      try {
        run.run(open, snippet -> progress.started(session, snippet));
        done = true;
      } finally {
        if (done) {
          open.end();
        } else {
          open.abandon();
        }
      }
    }
    List<Execution> executions = run.executions();
    progress.ended(session, executions);
    return executions;
  }
}
