package org.ovenproof.generator.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.prove.ProvenSnippets;
import org.ovenproof.generator.prove.Sessions;
import org.ovenproof.generator.run.BackgroundRuns;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.source.ContentFolder;

/**
 * The sessions of a site while its author writes it: what is known of each, and which has to run.
 * Not for use by several threads.
 */
final class LiveSessions implements AutoCloseable {

  private final BackgroundRuns.Listener listener;
  private final Map<String, LiveSession> sessions = new LinkedHashMap<>();
  private LiveRuns runs;
  private Sessions shared = Sessions.NONE;

  LiveSessions(SiteSettings settings, BackgroundRuns.Listener listener) throws IOException {
    this.listener = listener;
    this.runs = LiveRuns.start(settings, listener);
  }

  /**
   * Runs what has to in what other settings say from now on; what was run otherwise is outdated.
   */
  void follow(SiteSettings others) throws IOException {
    if (!runs.runWith(others)) {
      runs.close();
      runs = LiveRuns.start(others, listener);
      sessions.replaceAll((name, session) -> session.outdated());
    }
  }

  /** Returns what snippets run in. */
  SnippetEnvironment environment() {
    return runs.environment();
  }

  /**
   * Takes the sessions as the pages have them now, and begins to run what has no result any more.
   *
   * @param fresh the paths of pages that are not as they were
   * @param anew whether pages are read in another way than before
   */
  void read(List<Page> pages, List<String> languages, Set<String> fresh, boolean anew) {
    Map<String, LiveSession> before = Map.copyOf(sessions);
    Sessions sharedBefore = shared;
    shared = Sessions.of(pages, List.of(), languages, anew ? Sessions.NONE : shared);
    for (Sessions.Shared each : shared.without(sharedBefore)) {
      Session session = each.session();
      boolean touched =
          each.places().get(0).stream().anyMatch(snippet -> fresh.contains(snippet.page()));
      LiveSession known = sessions.get(session.name());
      if (known == null) {
        LiveSession begun =
            sharedBefore.shared().stream()
                .filter(earlier -> isSplitOrJoined(earlier, each))
                .findFirst()
                .map(earlier -> before.get(earlier.session().name()).as(session))
                .orElseGet(() -> LiveSession.unknown(session));
        sessions.put(session.name(), begun);
      } else if (touched || known.isPending()) {
        sessions.put(session.name(), known.as(session));
      }
    }
    sessions.keySet().retainAll(shared.names());
    // The most urgent last: what was saved now, rather than what has waited before.
    runs.follow(
        sessions.values().stream()
            .filter(LiveSession::isPending)
            .map(LiveSession::session)
            .toList());
  }

  /**
   * Whether a session is the same as an earlier one in some page: its languages have come to say
   * different things, or the same again.
   */
  private static boolean isSplitOrJoined(Sessions.Shared earlier, Sessions.Shared now) {
    return earlier.places().get(0).stream()
        .anyMatch(
            was ->
                now.places().get(0).stream()
                    .anyMatch(
                        is -> was.page().equals(is.page()) && was.session().equals(is.session())));
  }

  /** Takes what became of a session, and returns whether pages show it: they may not any more. */
  boolean ended(Session session, List<Execution> executions) {
    // What ran with other settings is over, and may come late.
    boolean current = runs.ended(session);
    LiveSession known = sessions.get(session.name());
    if (!current || known == null || !known.isPending() || !known.session().runsLike(session)) {
      return false;
    }
    sessions.put(session.name(), known.done(executions));
    return true;
  }

  /** Leaves a session that could not run as it is, until something else changes. */
  void failed(Session session) {
    runs.ended(session);
  }

  boolean isRunning() {
    return !runs.isIdle();
  }

  /** Returns the paths of the pages that show a session. */
  Set<String> pagesOf(Session session) {
    return shared.shared().stream()
        .filter(each -> each.session().name().equals(session.name()))
        .flatMap(each -> each.places().get(0).stream())
        .map(Snippet::page)
        .collect(Collectors.toSet());
  }

  /** Returns the paths of the pages that will show something else soon. */
  Set<String> pendingPages() {
    return sessions.values().stream()
        .filter(LiveSession::isPending)
        .flatMap(session -> session.session().snippets().stream())
        .map(Snippet::page)
        .collect(Collectors.toSet());
  }

  /** Makes ready for an edit of pages. */
  void expectEdit(Set<String> paths) {
    shared.shared().stream()
        .filter(
            each ->
                each.places().get(0).stream().anyMatch(snippet -> paths.contains(snippet.page())))
        .map(each -> sessions.get(each.session().name()))
        .filter(session -> !session.isPending())
        .forEach(session -> runs.expect(session.session()));
  }

  /** Returns what is known now of all pages and their snippets. */
  Proof proof(SiteSettings settings, List<Page> pages, ContentFolder folder) {
    return Proof.of(settings, pages, List.of(), folder, shared, executions(shared.shared()));
  }

  /** Returns what is known now of the snippets of a page and its translations. */
  ProvenSnippets proven(SiteSettings settings, Page page) {
    Sessions.OfName own = shared.byName().get(page.name());
    return ProvenSnippets.of(settings, own, executions(own.shared()));
  }

  private List<List<Execution>> executions(List<Sessions.Shared> ofThese) {
    return ofThese.stream().map(each -> sessions.get(each.session().name()).executions()).toList();
  }

  /** Writes down what the next build wants to know. */
  void remember() {
    runs.remember();
  }

  @Override
  public void close() {
    runs.close();
  }
}
