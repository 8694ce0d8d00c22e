package org.ovenproof.generator.mojo;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ovenproof.generator.report.RunTally;

/** Tells of a run on a terminal: one line that is written over until the run is over. */
final class ProgressLine extends RunTally {

  /**
   * What fits into the narrowest terminal that people use; a longer line would be broken in two.
   */
  private static final int WIDTH = 79;

  private static final String ERASE = "\r\u001b[K";
  private static final long PERIOD_MILLIS = 200;

  private final PrintStream terminal;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
    // A build that finds all in the cache is over before the first.
    clock.scheduleAtFixedRate(this::show, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void show() {
    String line = line((System.nanoTime() - begin) / 1_000_000_000);
    terminal.print(ERASE + line.substring(0, Math.min(line.length(), WIDTH)));
    terminal.flush();
  }

  @Override
  public void over() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    terminal.print(ERASE);
    terminal.flush();
  }
}
