package org.ovenproof.generator.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Workers that wait for their next page. Safe for use by several threads. */
public final class WorkerPool implements AutoCloseable {

  private final WorkerSettings settings;
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> busy = new HashSet<>();
  private boolean closed;

  public WorkerPool(WorkerSettings settings) {
    this.settings = settings;
  }

  public WorkerSettings settings() {
    return settings;
  }

  /** Returns a worker that waits, or a new one. */
  WorkerProcess take() throws IOException {
    synchronized (this) {
      while (!idle.isEmpty()) {
        WorkerProcess waiting = idle.pop();
        if (waiting.isAlive()) {
          busy.add(waiting);
          return waiting;
        }
        waiting.close();
      }
    }
    WorkerProcess started = WorkerProcess.start(settings);
    synchronized (this) {
      if (closed) {
        started.close();
        throw new IOException("the build is ending");
      }
      busy.add(started);
    }
    return started;
  }

  /** Takes a worker back that may serve another page. */
  void giveBack(WorkerProcess worker) {
    synchronized (this) {
      busy.remove(worker);
      if (!closed) {
        idle.push(worker);
        return;
      }
    }
    worker.close();
  }

  /** Ends a worker that may not serve another page. */
  void discard(WorkerProcess worker) {
    synchronized (this) {
      busy.remove(worker);
    }
    worker.close();
  }

  /** Ends all workers, those at work too. */
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
  }
}
