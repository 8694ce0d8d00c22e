package org.ovenproof.generator.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ovenproof.generator.live.LiveSite;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Takes one thing that happens after the other and brings what is shown up to it. Snippets run
 * elsewhere and are told of here, so a save never waits for one.
 */
final class PreviewLoop implements LiveSite.Listener {

  /** Results that come this soon after a save are shown together with it. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /** Browsers have this long for themselves before all pages are gone through. */
  private static final long BREATH_MILLIS = 50;

  /** When nothing has happened for this long, what is for the next build is written down. */
  private static final long REST_MILLIS = 500;

  /** A file that vanishes while it is read has been replaced a moment later. */
  private static final int ATTEMPTS = 5;

  private final Path project;
  private final Collection<Path> classFolders;
  private final Preview.SettingsSource settings;
  private final Screen screen;
  private final Terminal terminal;
  private final Runs runs = new Runs();
  private final BlockingQueue<PreviewEvent> events = new LinkedBlockingQueue<>();
  private final Set<Path> unread = new TreeSet<>();
  private LiveSite site;

  /** What was saved last. */
  private Set<Path> touched = Set.of();

  /** The sessions that no worker can be started for. */
  private final Map<String, Problem> unrunnable = new TreeMap<>();

  /** Whether what is known of the site may be wrong, so that it is to be read anew. */
  private boolean uncertain;

  private int attempts;
  private boolean broken;
  private boolean told = true;
  private boolean remembered = true;
  private long showAt;

  PreviewLoop(
      Path project,
      Collection<Path> classFolders,
      Preview.SettingsSource settings,
      Screen screen,
      Terminal terminal) {
    this.project = project;
    this.classFolders = List.copyOf(classFolders);
    this.settings = settings;
    this.screen = screen;
    this.terminal = terminal;
  }

  /** Takes note of something that has happened; for use by any thread. */
  void tell(PreviewEvent event) {
    events.add(event);
  }

  @Override
  public void started(Session session, Snippet snippet) {
    tell(new PreviewEvent.Started(session, snippet));
  }

  @Override
  public void ended(Session session, List<Execution> executions) {
    tell(new PreviewEvent.Ended(session, executions));
  }

  @Override
  public void failed(Session session, IOException cause) {
    tell(new PreviewEvent.Failed(session, cause));
  }

  @Override
  public void parsed(int done, int all) {
    screen.progress("%s of %s pages have been read.".formatted(done, all));
  }

  /** Bakes for the first time, and goes on until it is told that the preview is over. */
  void run() throws InterruptedException {
    tell(new PreviewEvent.Saved(Set.of(project)));
    try {
      boolean open = true;
      while (open) {
        Optional<PreviewEvent> next = next();
        open = next.filter(PreviewEvent.Closed.class::isInstance).isEmpty();
        try {
          step(next);
        } catch (RuntimeException | StackOverflowError unforeseen) {
          survive(unforeseen);
        }
      }
    } finally {
      if (site != null) {
        site.close();
      }
    }
  }

  private void step(Optional<PreviewEvent> next) throws InterruptedException {
    if (next.isPresent()) {
      follow(next.get());
    } else if (isToRender()) {
      render();
    } else if (!told) {
      tellOfAll();
    } else {
      remember();
    }
  }

  /** Whatever a save brings, the next one may mend it; what is known then may be half of it. */
  private void survive(Throwable unforeseen) {
    uncertain = true;
    unread.addAll(touched);
    show(List.of(Problems.unforeseen(place(), unforeseen)));
  }

  /** Returns the file that was saved last, or one of those. */
  private String place() {
    return touched.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> touched.stream().findFirst())
        .map(path -> SourceLine.path(project, path))
        .filter(path -> !path.isEmpty())
        .orElse(".");
  }

  /** Returns what happens next, or nothing if there is time for what can wait. */
  private Optional<PreviewEvent> next() throws InterruptedException {
    if (isToRender()) {
      long patience = site.isRunning() ? Math.max(0, showAt - System.nanoTime()) : 0;
      return Optional.ofNullable(events.poll(patience, TimeUnit.NANOSECONDS));
    }
    if (!told) {
      return Optional.ofNullable(events.poll(BREATH_MILLIS, TimeUnit.MILLISECONDS));
    }
    return remembered
        ? Optional.of(events.take())
        : Optional.ofNullable(events.poll(REST_MILLIS, TimeUnit.MILLISECONDS));
  }

  private boolean isToRender() {
    return site != null && !broken && site.isStale();
  }

  private boolean isSettled() {
    return site != null && !broken && !site.isStale() && !site.isRunning();
  }

  private void follow(PreviewEvent event) throws InterruptedException {
    if (event instanceof PreviewEvent.Saved saved) {
      follow(saved.paths());
    } else if (event instanceof PreviewEvent.Started started) {
      runs.started(started.session(), started.snippet());
      screen.running(runs.told(site));
    } else if (event instanceof PreviewEvent.Ended ended) {
      site.ended(ended.session(), ended.executions());
      told = false;
      terminal.ran(ended.executions());
      runs.ended(ended.session());
      screen.running(runs.told(site));
    } else if (event instanceof PreviewEvent.Failed failed) {
      site.failed(failed.session());
      told = false;
      unrunnable.put(
          failed.session().name(),
          Problems.cannotRun(failed.session().snippets().get(0).location(), failed.cause()));
      runs.ended(failed.session());
      screen.running(runs.told(site));
    } else if (event instanceof PreviewEvent.Looked looked && isSettled()) {
      site.expectEdit(looked.address());
    }
  }

  private void follow(Set<Path> paths) throws InterruptedException {
    Set<Path> mattering = paths.stream().filter(this::matters).collect(Collectors.toSet());
    if (mattering.isEmpty()) {
      return;
    }
    touched = mattering;
    unread.addAll(touched);
    terminal.saved(touched);
    remembered = false;
    showAt = System.nanoTime() + PATIENCE_NANOS;
    try {
      read();
      unread.clear();
      broken = false;
      uncertain = false;
      attempts = 0;
    } catch (ProblemsFound found) {
      show(found.problems());
    } catch (IOException | UncheckedIOException vanished) {
      attempts++;
      if (attempts % ATTEMPTS == 0) {
        show(List.of(Problems.unreadable(place(), vanished)));
      } else {
        TimeUnit.MILLISECONDS.sleep(20);
        tell(new PreviewEvent.Saved(touched));
      }
    }
  }

  private void read() throws ProblemsFound, IOException {
    unrunnable.clear();
    if (site == null || uncertain || unread.stream().anyMatch(this::isSetting)) {
      SiteSettings now = settings.read();
      if (site == null) {
        site = new LiveSite(now, this);
      } else {
        site.follow(now);
      }
    }
    // A style is there at once, whatever it takes to find out which pages are others.
    if (unread.stream().anyMatch(path -> isSetting(path) || site.isAsset(path))) {
      terminal.shown(screen.putAssets(site.readAssets()));
    }
    terminal.shown(screen.remove(site.read(Set.copyOf(unread))));
    if (unread.stream().anyMatch(path -> site.isBesidePages(path))) {
      terminal.shown(screen.putAssets(site.readAssets()));
    }
    told = false;
  }

  private void render() {
    try {
      LiveSite.Rendered rendered = site.renderNext(screen.looked());
      terminal.shown(screen.put(rendered, !site.isStale()));
    } catch (ProblemsFound found) {
      show(found.problems());
    } catch (IOException | UncheckedIOException unwritable) {
      show(List.of(Problems.unwritable(place(), unwritable)));
    }
  }

  private void show(List<Problem> problems) {
    broken = true;
    screen.show(problems);
    terminal.broken(problems);
  }

  /** What all pages have to say takes longer than to show one, and comes after it. */
  private void tellOfAll() {
    told = true;
    if (broken) {
      return;
    }
    List<Problem> wrong = new ArrayList<>(unrunnable.values());
    wrong.addAll(site.proof().problems());
    wrong.addAll(site.leaks());
    wrong.addAll(site.proof().warnings());
    screen.tell(wrong);
    if (!site.isRunning()) {
      runs.clear();
      if (terminal.settled(site.proof().report(), wrong)) {
        screen.running(runs.told(site));
        screen.looked().forEach(site::expectEdit);
      }
    }
  }

  private void remember() {
    remembered = true;
    if (site == null || broken) {
      return;
    }
    try {
      site.remember();
    } catch (IOException | UncheckedIOException unwritable) {
      terminal.tell(Problems.unwritable(place(), unwritable));
    }
  }

  private boolean matters(Path path) {
    return site == null || isSetting(path) || site.dependsOn(path);
  }

  /** Whether a change is one of what snippets run in, or of what the site is told. */
  private boolean isSetting(Path path) {
    return classFolders.stream()
            .anyMatch(folder -> path.startsWith(folder) || folder.startsWith(path))
        || site.isSetting(path);
  }
}
