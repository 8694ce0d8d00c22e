package org.ovenproof.generator.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that wait for their next page. Safe for use by several threads. */
public final class WorkerPool implements AutoCloseable {

  /** What the end of a process may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WorkerSettings settings;
  private final int idleLimit;
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> busy = new HashSet<>();
  private final Deque<Future<WorkerProcess>> preparing = new ArrayDeque<>();

  /** The pool itself, and each start and end of a process that goes on: each has files. */
  private final Phaser underWay = new Phaser(1);

  private boolean closed;

  /** Whether a page has left something in its worker. */
  private boolean replaces;

  /** Keeps every worker that may serve another page. */
  public WorkerPool(WorkerSettings settings) {
    this(settings, Integer.MAX_VALUE);
  }

  /** Keeps so many workers that may serve another page, and ends the others. */
  public WorkerPool(WorkerSettings settings, int idleLimit) {
    this.settings = settings;
    this.idleLimit = idleLimit;
  }

  public WorkerSettings settings() {
    return settings;
  }

  /**
   * Begins to start workers with a session open in each, until there are as many as asked for, and
   * does not wait for them.
   */
  public synchronized void prepare(int workers) {
    int there = idle.size() + preparing.size();
    for (int left = workers - there; left > 0; left--) {
      FutureTask<WorkerProcess> start = new FutureTask<>(this::prepared);
      preparing.add(start);
      Thread thread = new Thread(start, "start of a worker");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private WorkerProcess prepared() throws IOException {
    WorkerProcess worker = started();
    try {
      worker.openAhead(settings);
      return worker;
    } catch (IOException e) {
      discard(worker);
      throw e;
    }
  }

  /** Returns a worker that waits, or one that is being prepared, or a new one. */
  public WorkerProcess take() throws IOException {
    Future<WorkerProcess> prepared;
    synchronized (this) {
      while (!idle.isEmpty()) {
        WorkerProcess waiting = idle.pop();
        if (waiting.isAlive()) {
          busy.add(waiting);
          return waiting;
        }
        waiting.close();
      }
      prepared = preparing.poll();
    }
    if (prepared != null) {
      Optional<WorkerProcess> waiting = get(prepared);
      if (waiting.isPresent() && waiting.get().isAlive()) {
        return waiting.get();
      }
      waiting.ifPresent(this::discard);
    }
    return started();
  }

  /** Returns a prepared worker; nothing if its start failed, which the next one may not. */
  private Optional<WorkerProcess> get(Future<WorkerProcess> prepared)
      throws InterruptedIOException {
    try {
      return Optional.of(prepared.get());
    } catch (ExecutionException failed) {
      // Somebody may have deleted its folder, as `mvn clean` does.
      return Optional.empty();
    } catch (InterruptedException e) {
      synchronized (this) {
        // It is there for whoever comes next, or to be ended with the others.
        preparing.addFirst(prepared);
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the build is ending");
    }
  }

  private WorkerProcess started() throws IOException {
    underWay.register();
    try {
      WorkerProcess started = WorkerProcess.start(settings);
      synchronized (this) {
        if (!closed) {
          busy.add(started);
          return started;
        }
      }
      started.close();
      throw new IOException("the build is ending");
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  private void end(WorkerProcess worker) {
    underWay.register();
    try {
      worker.close();
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  /** Takes a worker back that may serve another page. */
  public void giveBack(WorkerProcess worker) {
    synchronized (this) {
      busy.remove(worker);
      if (!closed && idle.size() < idleLimit) {
        idle.push(worker);
        return;
      }
    }
    end(worker);
  }

  /** Ends a worker that its page has left something in, as the next one may do again. */
  public void replace(WorkerProcess worker) {
    synchronized (this) {
      replaces = true;
    }
    discard(worker);
  }

  /** Starts a worker in advance if pages leave something, so that the next one need not wait. */
  public void prepareToReplace() {
    boolean likely;
    synchronized (this) {
      likely = replaces && !closed;
    }
    if (likely) {
      prepare(1);
    }
  }

  /** Ends a worker that may not serve another page. */
  public void discard(WorkerProcess worker) {
    synchronized (this) {
      busy.remove(worker);
    }
    end(worker);
  }

  /** Ends all workers, those at work too, and leaves no file of theirs behind. */
  @Override
  public void close() {
    Set<WorkerProcess> all;
    synchronized (this) {
      closed = true;
      all = new HashSet<>(idle);
      all.addAll(busy);
      idle.clear();
      busy.clear();
    }
    all.forEach(WorkerProcess::close);
    try {
      underWay.awaitAdvanceInterruptibly(underWay.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException stuck) {
      // What it leaves is swept by the next build.
    }
  }
}
