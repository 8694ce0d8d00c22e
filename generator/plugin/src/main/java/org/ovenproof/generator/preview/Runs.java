package org.ovenproof.generator.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ovenproof.generator.live.LiveSite;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

/** What runs, for those who look at it. */
final class Runs {

  private final Map<String, Running> running = new LinkedHashMap<>();

  void started(Session session, Snippet snippet) {
    running.put(session.name(), new Running(session, snippet, System.nanoTime()));
  }

  void ended(Session session) {
    running.remove(session.name());
  }

  void clear() {
    running.clear();
  }

  /** Returns what runs as browsers are told of it. */
  List<BakeEvents.Run> told(LiveSite site) {
    return running.values().stream()
        .map(
            run ->
                new BakeEvents.Run(
                    site.addresses(run.session()),
                    run.snippet().id(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - run.since())))
        .toList();
  }

  private record Running(Session session, Snippet snippet, long since) {}
}
