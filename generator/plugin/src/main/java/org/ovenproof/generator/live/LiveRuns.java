package org.ovenproof.generator.live;

import java.io.IOException;
import java.util.List;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.run.BackgroundRuns;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.settings.SnippetEnvironment;
import org.ovenproof.generator.snippet.Session;

/** What runs the snippets of a site while its author writes it, in one environment. */
final class LiveRuns implements AutoCloseable {

  private final SiteSettings settings;
  private final SnippetEnvironment environment;
  private final History history;
  private final WorkerPool pool;
  private final BackgroundRuns runs;

  private LiveRuns(
      SiteSettings settings, SnippetEnvironment environment, BackgroundRuns.Listener listener) {
    this.settings = settings;
    this.environment = environment;
    this.history = new History(settings.cacheFolder());
    this.pool = new WorkerPool(environment.workerSettings(), 1);
    ResultStore store = new ResultStore(settings.cacheFolder());
    this.runs =
        new BackgroundRuns(
            pool, settings.workers(), environment.results(settings, store, history), listener);
  }

  static LiveRuns start(SiteSettings settings, BackgroundRuns.Listener listener)
      throws IOException {
    return new LiveRuns(settings, SnippetEnvironment.of(settings), listener);
  }

  /** Whether other settings, with the files as they are on the disk now, give this environment. */
  boolean runWith(SiteSettings others) throws IOException {
    return settings.cache() == others.cache()
        && settings.cacheFolder().equals(others.cacheFolder())
        && settings.workers() == others.workers()
        && environment.isSameAs(SnippetEnvironment.of(others));
  }

  SnippetEnvironment environment() {
    return environment;
  }

  void follow(List<Session> pending) {
    runs.follow(pending);
  }

  boolean ended(Session session) {
    return runs.ended(session);
  }

  void expect(Session session) {
    runs.expect(session);
  }

  boolean isIdle() {
    return runs.isIdle();
  }

  void remember() {
    history.remember();
  }

  @Override
  public void close() {
    runs.close();
    pool.close();
    history.remember();
    new ResultStore(settings.cacheFolder()).prune();
  }
}
