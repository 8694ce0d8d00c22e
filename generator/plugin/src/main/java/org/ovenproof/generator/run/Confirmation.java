package org.ovenproof.generator.run;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;
import org.ovenproof.worker.protocol.Wire;

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
   * Runs each session again that has results which are kept and not confirmed.
   *
   * @param executions what became of the snippets of each session, in the order of the sessions
   * @return what came out otherwise, in the order of the sessions
   * @throws IOException if no worker can be started
   */
  public List<Difference> differences(List<Session> sessions, List<List<Execution>> executions)
      throws IOException, InterruptedException {
    List<Future<List<Difference>>> runs = new ArrayList<>();
    for (int index = 0; index < sessions.size(); index++) {
      Session session = sessions.get(index);
      List<Execution> first = executions.get(index);
      runs.add(threads.submit(() -> differences(session, first)));
    }
    List<Difference> all = new ArrayList<>();
    try {
      for (Future<List<Difference>> run : runs) {
        all.addAll(run.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    return all;
  }

  private List<Difference> differences(Session session, List<Execution> first) throws IOException {
    List<KeyChain.Key> keys = results.keysOf(session);
    // What ran behind a failure is kept by nobody, and what may differ by itself need not agree.
    List<Integer> open =
        IntStream.range(0, keys.size())
            .filter(index -> first.get(index).isDone() && !first.get(index).isProvisional())
            .filter(index -> keys.get(index).repeatable())
            .filter(index -> results.confirmed(keys.get(index)).isEmpty())
            .boxed()
            .toList();
    return open.isEmpty() ? List.of() : differences(session, keys, first, open);
  }

  private List<Difference> differences(
      Session session, List<KeyChain.Key> keys, List<Execution> first, List<Integer> open)
      throws IOException {
    List<Difference> differences = new ArrayList<>();
    OpenSession again = OpenSession.begin(pool);
    try {
      int last = open.get(open.size() - 1);
      for (int index = 0; index <= last && again.isAlive(); index++) {
        KeyChain.Key key = keys.get(index);
        Outcome second = again.run(session.snippets(), index, key).outcome();
        if (open.contains(index)) {
          Execution made = first.get(index);
          if (areTheSame(made.snippet(), made.outcome(), second)) {
            Instant now = clock.instant();
            results.keep(
                key, new ResultStore.Result(made.outcome(), made.nanos(), Optional.of(now)));
          } else {
            differences.add(new Difference(made.snippet(), made.outcome(), second));
          }
        }
      }
    } finally {
      again.abandon();
    }
    return differences;
  }

  /** Whether the page is the same with both. */
  static boolean areTheSame(Snippet snippet, Outcome first, Outcome second) {
    return Arrays.equals(bytes(snippet, first), bytes(snippet, second));
  }

  private static byte[] bytes(Snippet snippet, Outcome outcome) {
    Options options = snippet.options();
    List<Shown> seen =
        outcome.shown().stream().filter(shown -> isSeen(options, shown.source())).toList();
    Outcome visible = outcome instanceof Outcome.Completed ? new Outcome.Completed(seen) : outcome;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Wire.write(new DataOutputStream(bytes), visible);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A sentence may show the value of a snippet whose output is hidden, but not what it printed. */
  private static boolean isSeen(Options options, Shown.Source source) {
    return source == Shown.Source.VALUE
        || options.output()
            && (source == Shown.Source.STDOUT || options.stderr() != Options.Stderr.HIDDEN);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    pool.close();
  }

  /**
   * A snippet that shows something else the second time.
   *
   * @param first what its page shows
   * @param second what came out the second time
   */
  public record Difference(Snippet snippet, Outcome first, Outcome second) {}
}
