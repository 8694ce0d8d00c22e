package org.ovenproof.generator.mojo;

import java.util.List;
import java.util.function.Consumer;
import org.ovenproof.generator.report.RunTally;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** Tells of a run in a log that is read later: a line for each page that had something to run. */
final class ProgressLog implements Progress {

  private final Consumer<String> log;
  private final RunTally tally = new RunTally();

  ProgressLog(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public void begins(Session session) {
    tally.begins(session);
  }

  @Override
  public void started(Session session, Snippet snippet) {
    tally.started(session, snippet);
  }

  @Override
  public void ended(Session session, List<Execution> executions) {
    tally.ended(session, executions);
    String entry = tally.entry(session, executions);
    if (!entry.isEmpty()) {
      log.accept(entry);
    }
  }
}
