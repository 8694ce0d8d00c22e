package org.ovenproof.generator.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/**
 * Runs sessions while their author goes on writing: what has changed since it began is given up,
 * and what comes before the snippet that changed last is run again in advance. Told by one thread
 * what to do.
 */
public final class BackgroundRuns implements AutoCloseable {

  private final WorkerPool pool;
  private final Results results;
  private final Listener listener;
  private final WarmSessions warm;
  private final ExecutorService threads;
  private final Map<String, Running> running = new HashMap<>();

  /**
   * Begins with nothing to run.
   *
   * @param pool where workers come from, which need not keep any: the next one waits here
   * @param workers how many sessions run at once
   * @param listener is told what happens, by the threads that it happens in
   */
  public BackgroundRuns(WorkerPool pool, int workers, Results results, Listener listener) {
    this.pool = pool;
    this.results = results;
    this.listener = listener;
    this.warm = new WarmSessions(pool);
    this.threads =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new LastInFirstOut(),
            task -> {
              Thread thread = new Thread(task, "snippets");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs some sessions and no others; those that run already go on.
   *
   * @param wanted what is to run, the most urgent last
   */
  public void follow(List<Session> wanted) {
    Map<String, Session> byName = new LinkedHashMap<>();
    wanted.forEach(session -> byName.put(session.name(), session));
    Iterator<Running> each = running.values().iterator();
    while (each.hasNext()) {
      Running run = each.next();
      Session now = byName.get(run.session.name());
      if (now != null && run.session.runsLike(now)) {
        byName.remove(now.name());
      } else {
        run.giveUp();
        each.remove();
      }
    }
    for (Session session : byName.values()) {
      Running run = new Running(session);
      running.put(session.name(), run);
      run.future = threads.submit(run);
    }
  }

  /** Forgets a session that has ended, and returns whether it was one that is to run. */
  public boolean ended(Session session) {
    Running run = running.get(session.name());
    return run != null && run.session == session && running.remove(session.name(), run);
  }

  /** Whether the listener has been told the end of every session that began to run. */
  public boolean isIdle() {
    return running.isEmpty();
  }

  /** Makes ready for an edit of a session's last snippet, if for none yet. */
  public void expect(Session session) {
    if (warm.has(session)) {
      return;
    }
    threads.execute(
        () -> {
          SessionRun run = new SessionRun(session, results);
          if (run.isKept()) {
            warm.prepare(session, run.keys(), session.snippets().size() - 1);
          }
        });
  }

  @Override
  public void close() {
    follow(List.of());
    threads.shutdownNow();
    warm.close();
  }

  private final class Running implements Runnable {

    private final Session session;
    private Future<?> future;
    private OpenSession open;
    private boolean givenUp;

    private Running(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      SessionRun run = new SessionRun(session, results);
      try {
        if (!run.isKept() && !runs(run)) {
          return;
        }
        if (!isGivenUp()) {
          listener.ended(session, run.executions());
        }
        if (run.firstMissing() >= 0) {
          warm.prepare(session, run.keys(), run.firstMissing());
        }
      } catch (IOException noWorker) {
        if (!isGivenUp()) {
          listener.failed(session, noWorker);
        }
      } catch (InterruptedException givenUpWhileWaiting) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | StackOverflowError unexpected) {
        if (!isGivenUp()) {
          listener.failed(session, new IOException(unexpected.toString(), unexpected));
        }
      }
    }

    private boolean runs(SessionRun run) throws IOException, InterruptedException {
      OpenSession begun = warm.take(session, run.keys(), run.firstMissing()).orElse(null);
      if (begun == null) {
        begun = OpenSession.begin(pool);
      }
      if (!opened(begun)) {
        begun.abandon();
        return false;
      }
      run.run(
          begun, this::again, snippet -> listener.started(session, snippet), () -> !isGivenUp());
      return true;
    }

    private OpenSession again() throws IOException {
      OpenSession another = OpenSession.begin(pool);
      if (!opened(another)) {
        another.abandon();
      }
      return another;
    }

    private synchronized boolean opened(OpenSession begun) {
      open = begun;
      return !givenUp;
    }

    private synchronized boolean isGivenUp() {
      return givenUp;
    }

    private synchronized void giveUp() {
      givenUp = true;
      if (future != null) {
        future.cancel(true);
      }
      if (open != null) {
        open.abandon();
      }
    }
  }

  /** What was edited last is looked at now. */
  private static final class LastInFirstOut extends LinkedBlockingDeque<Runnable> {

    private static final long serialVersionUID = 1;

    @Override
    public boolean offer(Runnable task) {
      return offerFirst(task);
    }
  }

  /** Is told what happens. */
  public interface Listener {

    void started(Session session, Snippet snippet);

    void ended(Session session, List<Execution> executions);

    void failed(Session session, IOException cause);
  }
}
