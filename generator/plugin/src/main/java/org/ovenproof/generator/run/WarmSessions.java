package org.ovenproof.generator.run;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;

/**
 * Sessions that have run, in the background and anew, what comes before the snippet that an author
 * is likely to edit next. A few only, since each is a process. Safe for use by several threads.
 */
final class WarmSessions implements AutoCloseable {

  private static final int LIMIT = 2;

  /** The name of the session in which nothing has run: no page's session has it. */
  private static final String SPARE = "";

  private final WorkerPool pool;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread replaying = new Thread(task, "warm sessions");
            replaying.setDaemon(true);
            return replaying;
          });

  /** By the name of the session, the one that was asked for the longest time ago first. */
  private final Map<String, Replay> replays = new LinkedHashMap<>();

  private boolean closed;

  WarmSessions(WorkerPool pool) {
    this.pool = pool;
  }

  /**
   * Returns a session that has run at most {@code firstMissing} snippets, all of them those that
   * {@code session} begins with. It is no longer kept here.
   */
  Optional<OpenSession> take(Session session, List<KeyChain.Key> keys, int firstMissing)
      throws InterruptedException {
    Replay replay;
    synchronized (this) {
      replay = replays.remove(session.name());
    }
    if (replay != null && replay.length() <= firstMissing && replay.beginsWith(keys)) {
      Optional<OpenSession> open = replay.join();
      if (open.isPresent()) {
        return open;
      }
    } else if (replay != null) {
      replay.giveUp();
    }
    synchronized (this) {
      replay = replays.remove(SPARE);
    }
    return replay == null ? Optional.empty() : replay.join();
  }

  /**
   * Begins to run the first snippets of a session, as far as they are repeatable, and a session in
   * which nothing has run.
   */
  void prepare(Session session, List<KeyChain.Key> keys, int count) {
    int repeatable = 0;
    while (repeatable < count && keys.get(repeatable).repeatable()) {
      repeatable++;
    }
    if (repeatable > 0) {
      begin(session.name(), new Replay(pool, session.snippets(), keys.subList(0, repeatable)));
    }
    begin(SPARE, new Replay(pool, List.of(), List.of()));
  }

  /** Whether something of a session runs or has run already. */
  synchronized boolean has(Session session) {
    return replays.containsKey(session.name());
  }

  private synchronized void begin(String name, Replay replay) {
    Replay before = replays.remove(name);
    if (before != null && before.length() == replay.length() && before.beginsWith(replay.keys())) {
      replays.put(name, before);
      return;
    }
    if (closed) {
      return;
    }
    if (before != null) {
      before.giveUp();
    }
    replays.put(name, replay);
    Iterator<String> oldest = replays.keySet().iterator();
    while (replays.size() > LIMIT + 1 && oldest.hasNext()) {
      String each = oldest.next();
      if (!each.equals(SPARE)) {
        replays.get(each).giveUp();
        oldest.remove();
      }
    }
    thread.execute(replay.task());
  }

  @Override
  public void close() {
    Set<Replay> all;
    synchronized (this) {
      closed = true;
      all = new HashSet<>(replays.values());
      replays.clear();
    }
    all.forEach(Replay::giveUp);
    thread.shutdownNow();
  }
}
