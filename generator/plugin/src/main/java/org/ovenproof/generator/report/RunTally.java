package org.ovenproof.generator.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** How far a run is, of what is known to come. Safe for use by several threads. */
public class RunTally implements Progress {

  private final Set<String> pages = new HashSet<>();
  private final Map<String, Integer> sessionsLeft = new HashMap<>();

  /** The snippet that runs in each session, and how many of it have begun. */
  private final Map<Session, Running> running = new LinkedHashMap<>();

  private int snippets;
  private int done;
  private int cached;
  private int failed;

  private record Running(Snippet snippet, int begun) {}

  @Override
  public synchronized void begins(Session session) {
    snippets += session.snippets().size();
    pages.add(page(session));
    sessionsLeft.merge(page(session), 1, Integer::sum);
  }

  @Override
  public synchronized void started(Session session, Snippet snippet) {
    int before = running.containsKey(session) ? running.get(session).begun() : 0;
    running.put(session, new Running(snippet, before + 1));
  }

  @Override
  public synchronized void ended(Session session, List<Execution> executions) {
    running.remove(session);
    done += executions.size();
    cached += count(executions, Execution.Status.CACHED);
    failed += count(executions, Execution.Status.FAILED);
    sessionsLeft.computeIfPresent(page(session), (page, left) -> left == 1 ? null : left - 1);
  }

  /** Returns how far it is, for a terminal that is looked at now. */
  public synchronized String line(long seconds) {
    int begun = running.values().stream().mapToInt(each -> each.begun() - 1).sum();
    String now =
        running.values().stream()
            .map(each -> " · " + each.snippet().page() + " #" + each.snippet().id())
            .findFirst()
            .orElse("");
    return "%s · %s of %s snippets · %s cached · %s failed · %s s%s"
        .formatted(pagesDone(), done + begun, snippets, cached, failed, seconds, now);
  }

  /** Returns what became of a session, for a log that is read later; empty if nothing ran. */
  public synchronized String entry(Session session, List<Execution> executions) {
    long nanos =
        executions.stream()
            .filter(each -> each.status() != Execution.Status.CACHED)
            .mapToLong(Execution::nanos)
            .sum();
    int failures = count(executions, Execution.Status.FAILED);
    int ran = count(executions, Execution.Status.RAN) + failures;
    return ran == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%s: %d ran in %.1f s%s (%s)",
            page(session),
            ran,
            nanos / 1e9,
            failures == 0 ? "" : ", " + failures + " failed",
            pagesDone());
  }

  private String pagesDone() {
    return "%s of %s pages".formatted(pages.size() - sessionsLeft.size(), pages.size());
  }

  private static String page(Session session) {
    return session.snippets().get(0).page();
  }

  private static int count(List<Execution> executions, Execution.Status status) {
    return (int) executions.stream().filter(each -> each.status() == status).count();
  }
}
