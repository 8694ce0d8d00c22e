package org.ovenproof.generator.mojo;

import java.util.List;
import java.util.function.Consumer;
import org.ovenproof.generator.report.RunTally;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;

/** Tells of a run in a log that is read later: a line for each page that had something to run. */
final class ProgressLog extends RunTally {

  private final Consumer<String> log;

  ProgressLog(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public synchronized void ended(Session session, List<Execution> executions) {
    super.ended(session, executions);
    String entry = entry(session, executions);
    if (!entry.isEmpty()) {
      log.accept(entry);
    }
  }
}
