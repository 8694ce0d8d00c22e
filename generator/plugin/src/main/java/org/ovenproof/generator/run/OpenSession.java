package org.ovenproof.generator.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.CannotStart;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerProcess;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;

/** A worker in the midst of a session. Used by one thread at a time, but for {@link #abandon}. */
final class OpenSession {

  private final WorkerPool pool;
  private final WorkerProcess worker;
  private final List<KeyChain.Key> ran = new ArrayList<>();
  private List<String> facts = List.of();
  private boolean alive = true;

  /** Whether the worker may be another session's by now: who gives one up may be late. */
  private final AtomicBoolean over = new AtomicBoolean();

  private OpenSession(WorkerPool pool, WorkerProcess worker) {
    this.pool = pool;
    this.worker = worker;
  }

  /**
   * Opens a session in which nothing has run.
   *
   * @throws IOException if no worker can be started, or the session cannot begin with its imports
   */
  static OpenSession begin(WorkerPool pool) throws IOException {
    while (true) {
      WorkerProcess worker = pool.take();
      boolean served = worker.hasServed();
      try {
        return begin(pool, worker);
      } catch (IOException broken) {
        if (!served) {
          throw broken;
        }
        // By a page before, which has cost that one its worker and nobody else theirs.
      }
    }
  }

  private static OpenSession begin(WorkerPool pool, WorkerProcess worker) throws IOException {
    OpenSession open = new OpenSession(pool, worker);
    boolean begun = false;
    try {
      Reply.Opened opened = worker.open(pool.settings());
      if (!opened.problems().isEmpty()) {
        throw new CannotStart(
            CannotStart.Refused.IMPORTS,
            "a session cannot begin with its imports:",
            opened.problems(),
            null);
      }
      open.facts = opened.facts();
      begun = true;
      return open;
    } finally {
      if (!begun) {
        open.abandon();
      }
    }
  }

  /** Returns the keys of the snippets that have run, in their order. */
  List<KeyChain.Key> ran() {
    return List.copyOf(ran);
  }

  /** Returns what libraries say of that which computes. */
  List<String> facts() {
    return facts;
  }

  /** Whether the worker is still there. */
  boolean isAlive() {
    return alive && worker.isAlive();
  }

  /** Runs a snippet, which may refer to what snippets of its session declare behind it. */
  Reply.Answered run(List<Snippet> session, int index, KeyChain.Key key) {
    Snippet snippet = session.get(index);
    Duration limit = snippet.options().timeout().orElse(pool.settings().timeout());
    boolean compileOnly = !snippet.options().eval();
    ran.add(key);
    Reply.Answered answer = worker.run(snippet.code(), compileOnly, Set.of(), limit);
    if (!snippet.options().isRefusal()) {
      Set<String> later = LaterNames.neededBy(answer.outcome(), session, index);
      if (!later.isEmpty()) {
        answer = worker.run(snippet.code(), compileOnly, later, limit);
      }
    }
    return answered(answer);
  }

  /** Compiles a snippet that is not run, as if all before it had run. */
  Reply.Answered compile(Snippet snippet) {
    return answered(worker.run(snippet.code(), true, Set.of(), pool.settings().timeout()));
  }

  /** Compiles a snippet that is not run, and lets those after it be compiled as if it had. */
  Reply.Answered suppose(List<Snippet> session, int index, boolean ran) {
    return answered(
        worker.suppose(
            session.get(index).code(),
            ran,
            LaterNames.behind(session, index),
            pool.settings().timeout()));
  }

  private Reply.Answered answered(Reply.Answered answer) {
    alive =
        !(answer.outcome() instanceof Outcome.TimedOut
            || answer.outcome() instanceof Outcome.WorkerDied);
    return answer;
  }

  /** Ends the session; its worker serves another if nothing was left behind. */
  void end() {
    if (over.getAndSet(true)) {
      return;
    }
    if (isAlive() && worker.closeSession()) {
      pool.giveBack(worker);
    } else {
      pool.replace(worker);
    }
  }

  /**
   * Ends the session, which is then to be abandoned, and returns what snippets read that no key
   * knows of.
   */
  List<Reply.Read> endWithReads() {
    return isAlive() ? worker.reads() : List.of();
  }

  /** Ends the worker, whatever runs in it, unless the session has ended. */
  void abandon() {
    if (!over.getAndSet(true)) {
      pool.discard(worker);
    }
  }
}
