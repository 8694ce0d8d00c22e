package org.ovenproof.generator.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** A session that runs its first snippets again, so that those after them can be run at once. */
final class Replay implements Callable<Optional<OpenSession>> {

  private final WorkerPool pool;
  private final List<Snippet> snippets;
  private final List<KeyChain.Key> keys;
  private final FutureTask<Optional<OpenSession>> task = new FutureTask<>(this);
  private OpenSession open;
  private boolean begun;
  private boolean givenUp;

  /**
   * Prepares a replay.
   *
   * @param snippets those of the session, of which as many are to run as there are keys
   * @param keys the keys of the first ones, all of them repeatable
   */
  Replay(WorkerPool pool, List<Snippet> snippets, List<KeyChain.Key> keys) {
    this.pool = pool;
    this.snippets = List.copyOf(snippets);
    this.keys = List.copyOf(keys);
  }

  /** Returns the task that opens the session and runs its first snippets. */
  Runnable task() {
    return task;
  }

  /** Whether a session with some keys begins with what this has run or will run. */
  boolean beginsWith(List<KeyChain.Key> others) {
    return keys.size() <= others.size() && others.subList(0, keys.size()).equals(keys);
  }

  List<KeyChain.Key> keys() {
    return keys;
  }

  int length() {
    return keys.size();
  }

  @Override
  public Optional<OpenSession> call() throws IOException {
    if (!begin()) {
      return Optional.empty();
    }
    OpenSession session = OpenSession.begin(pool);
    boolean kept = false;
    try {
      kept = opened(session) && runs(session);
    } finally {
      if (!kept) {
        session.end();
      }
    }
    return kept ? Optional.of(session) : Optional.empty();
  }

  private boolean runs(OpenSession session) {
    for (int index = 0; index < keys.size(); index++) {
      Snippet snippet = snippets.get(index);
      Outcome outcome = session.run(snippets, index, keys.get(index)).outcome();
      if (!Execution.isExpected(snippet, outcome)) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean begin() {
    begun = true;
    return !givenUp;
  }

  private synchronized boolean opened(OpenSession session) {
    open = session;
    return !givenUp;
  }

  /**
   * Waits for the end, unless it has not even begun; nothing if it did not go as it must. Whoever
   * waits and does not get it has given it up: nobody else knows of it.
   */
  Optional<OpenSession> join() throws InterruptedException {
    synchronized (this) {
      if (!begun) {
        givenUp = true;
        return Optional.empty();
      }
    }
    boolean had = false;
    try {
      Optional<OpenSession> session = task.get().filter(OpenSession::isAlive);
      had = session.isPresent();
      return session;
    } catch (ExecutionException noWorker) {
      return Optional.empty();
    } finally {
      if (!had) {
        giveUp();
      }
    }
  }

  /** Ends it; its worker serves another session if nothing runs in it. */
  synchronized void giveUp() {
    givenUp = true;
    if (open != null && task.isDone()) {
      open.end();
    } else if (open != null) {
      open.abandon();
    }
  }
}
