package org.ovenproof.generator.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;

/**
 * Runs sessions a second time, in processes that differ from the first in what no result may depend
 * on ({@link WorkerSettings#again}), and compares. A result that comes out the same is confirmed,
 * once: that is kept with it.
 */
public final class Confirmation implements AutoCloseable {

  private final WorkerPool pool;
  private final ExecutorService threads;
  private final Results results;
  private final Clock clock;

  /** Begins with nothing to run; {@code workers} sessions run at once. */
  public Confirmation(WorkerSettings settings, int workers, Results results, Clock clock) {
    this.pool = new WorkerPool(settings.again(), 0);
    this.threads = Executors.newFixedThreadPool(workers);
    this.results = results;
    this.clock = clock;
  }

  /**
   * Runs each session again that has results which are not confirmed.
   *
   * @param executions what became of the snippets of each session, in the order of the sessions
   * @return what came of it, in the order of the sessions
   * @throws IOException if no worker can be started
   */
  public Compared compare(List<Session> sessions, List<List<Execution>> executions)
      throws IOException, InterruptedException {
    List<Future<Compared>> runs = new ArrayList<>();
    for (int index = 0; index < sessions.size(); index++) {
      Session session = sessions.get(index);
      List<Execution> first = executions.get(index);
      runs.add(threads.submit(() -> compare(session, first)));
    }
    Compared all = Compared.none();
    try {
      for (Future<Compared> run : runs) {
        all.differences().addAll(run.get().differences());
        all.undeclared().addAll(run.get().undeclared());
        all.confirmed().putAll(run.get().confirmed());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    return all;
  }

  private Compared compare(Session session, List<Execution> first) throws IOException {
    List<KeyChain.Key> keys = results.keysOf(session);
    // What ran behind a failure is kept by nobody, and what may differ by itself need not agree.
    List<Integer> open =
        IntStream.range(0, keys.size())
            .filter(index -> first.get(index).isDone() && !first.get(index).isProvisional())
            .filter(index -> keys.get(index).repeatable())
            .filter(index -> isOpen(first.get(index)))
            .boxed()
            .toList();
    return open.isEmpty() ? Compared.none() : compare(session, keys, first, open);
  }

  private static boolean isOpen(Execution execution) {
    return execution.provenance().flatMap(Provenance::confirmed).isEmpty();
  }

  private Compared compare(
      Session session, List<KeyChain.Key> keys, List<Execution> first, List<Integer> open)
      throws IOException {
    Compared compared = Compared.none();
    List<Integer> same = new ArrayList<>();
    OpenSession again = OpenSession.begin(pool);
    try {
      int last = open.get(open.size() - 1);
      for (int index = 0; index <= last && again.isAlive(); index++) {
        Outcome second = again.run(session.snippets(), index, keys.get(index)).outcome();
        if (open.contains(index)) {
          Execution made = first.get(index);
          if (SeenOutput.isSame(made.snippet(), made.outcome(), second)) {
            same.add(index);
          } else {
            compared.differences().add(new Difference(made.snippet(), made.outcome(), second));
          }
        }
      }
      for (Reply.Read read : again.endWithReads()) {
        if (open.contains(read.cell())) {
          compared.undeclared().add(new Undeclared(session.snippets().get(read.cell()), read));
          same.remove((Integer) read.cell());
        }
      }
    } finally {
      again.abandon();
    }
    same.forEach(index -> confirm(keys.get(index), first.get(index), compared));
    return compared;
  }

  private void confirm(KeyChain.Key key, Execution made, Compared compared) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    compared.confirmed().put(key.hex(), now);
    made.provenance()
        .map(provenance -> provenance.confirmedAt(now))
        .map(provenance -> new ResultStore.Result(made.outcome(), made.nanos(), provenance))
        .ifPresent(result -> results.keep(key, result));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    pool.close();
  }

  /**
   * What came of a second run.
   *
   * @param differences what came out otherwise
   * @param undeclared what snippets read that no key knows of: nobody can confirm these
   * @param confirmed when each result came out the same, by its key
   */
  public record Compared(
      List<Difference> differences, List<Undeclared> undeclared, Map<String, Instant> confirmed) {

    /** Returns what comes of no second run. */
    public static Compared none() {
      return new Compared(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    /** Returns executions with those results confirmed that have come out the same. */
    public List<List<Execution>> confirmed(List<List<Execution>> executions) {
      return executions.stream()
          .map(session -> session.stream().map(this::confirmed).toList())
          .toList();
    }

    private Execution confirmed(Execution execution) {
      Instant when = confirmed.get(execution.key());
      return when == null ? execution : execution.confirmedAt(when);
    }
  }

  /** A snippet that reads what no key knows of. */
  public record Undeclared(Snippet snippet, Reply.Read read) {}

  /**
   * A snippet that shows something else the second time.
   *
   * @param first what its page shows
   * @param second what came out the second time
   */
  public record Difference(Snippet snippet, Outcome first, Outcome second) {}
}
