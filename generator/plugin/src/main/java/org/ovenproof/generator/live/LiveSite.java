package org.ovenproof.generator.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.parse.PageStore;
import org.ovenproof.generator.parse.Pages;
import org.ovenproof.generator.prove.ExpectationWriter;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.prove.ProvenSnippets;
import org.ovenproof.generator.publish.LeakOrigins;
import org.ovenproof.generator.publish.LeakScan;
import org.ovenproof.generator.render.PageRenderer;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.run.BackgroundRuns;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.source.AssetFiles;
import org.ovenproof.generator.source.ContentFolder;

/**
 * The site while its author writes it. A change is followed as far as it reaches and no further:
 * what it does not touch is not parsed, run or rendered again. While snippets run, their pages show
 * the results that these had before. Not for use by several threads.
 */
public final class LiveSite implements AutoCloseable {

  private final Listener listener;
  private final Pages parser;
  private final LiveSessions sessions;
  private final Set<String> stale = new LinkedHashSet<>();

  /** The files of pages in which nobody has looked yet for what must not be published. */
  private final Map<String, Map<String, byte[]>> unscanned = new HashMap<>();

  private final Map<String, List<Problem>> leaks = new TreeMap<>();
  private SiteSettings settings;
  private PageRenderer renderer;
  private Map<String, Page> pages = Map.of();
  private Set<String> files = Set.of();
  private AssetFiles assets = AssetFiles.NONE;
  private Proof proof;

  /** Begins to start what takes its time. {@link #read} then reads the site. */
  public LiveSite(SiteSettings settings, Listener listener) throws IOException {
    this.settings = settings;
    this.listener = listener;
    this.sessions = new LiveSessions(settings, listener);
    this.parser = new Pages(PageSettings.of(settings), PageStore.of(settings));
    // Somebody is about to edit a page.
    parser.start();
  }

  /**
   * Goes on with other settings, or with the same after something changed that snippets run in.
   * What is not touched by the difference is kept. {@link #read} then reads the site.
   */
  public void follow(SiteSettings others) throws IOException {
    settings = others;
    renderer = null;
    sessions.follow(others);
  }

  /**
   * Reads the site as it is now, and begins to run what has no result any more.
   *
   * @param touched the files that have changed, and folders in which any may have
   * @return the addresses of pages that are there no more
   */
  public Set<String> read(Set<Path> touched) throws IOException {
    boolean all = renderer == null || touched.stream().anyMatch(this::isTemplate);
    if (all) {
      parser.read(PageSettings.of(settings));
    }
    if (!all && touched.stream().noneMatch(parser::dependOn)) {
      return Set.of();
    }
    List<Page> parsed = parser.parse(touched, listener::parsed);
    if (all) {
      renderer = new PageRenderer(settings, sessions.environment());
    }
    Map<String, Page> before = pages;
    pages = new LinkedHashMap<>();
    Set<String> fresh = new LinkedHashSet<>();
    for (Page page : parsed) {
      pages.put(page.path(), page);
      if (before.get(page.path()) != page) {
        fresh.add(page.path());
      }
    }
    sessions.read(parsed, settings.languages(), fresh, all);
    Set<String> gone = new HashSet<>();
    for (Page page : before.values()) {
      if (!pages.containsKey(page.path())) {
        gone.add(page.uri());
        stale.remove(page.path());
        unscanned.remove(page.path());
        leaks.remove(page.path());
      }
    }
    boolean everywhere = all || !link(before.values(), pages.values());
    stale.addAll(everywhere ? pages.keySet() : fresh);
    proof = null;
    return gone;
  }

  /** Takes what became of a session that has run; nothing, if it is no longer that of a page. */
  public void ended(Session session, List<Execution> executions) {
    if (sessions.ended(session, executions)) {
      Set<String> paths = sessions.pagesOf(session);
      boolean everywhere =
          paths.stream().map(pages::get).filter(Objects::nonNull).anyMatch(Page::isNamedByValues);
      stale.addAll(everywhere ? pages.keySet() : paths);
      proof = null;
    }
  }

  /** Leaves a session that could not run as it is, until something else changes. */
  public void failed(Session session) {
    sessions.failed(session);
  }

  /** Whether something runs. */
  public boolean isRunning() {
    return sessions.isRunning();
  }

  /** Returns the addresses of the pages that show a session. */
  public List<String> addresses(Session session) {
    Set<String> paths = sessions.pagesOf(session);
    return pages.values().stream()
        .filter(page -> paths.contains(page.path()))
        .map(Page::uri)
        .toList();
  }

  /** Makes ready for an edit of a page that somebody looks at. */
  public void expectEdit(String address) {
    sessions.expectEdit(
        pages.values().stream()
            .filter(page -> page.uri().equals(address))
            .map(Page::path)
            .collect(Collectors.toSet()));
  }

  /** Returns what is known now of all pages and their snippets. */
  public Proof proof() {
    if (proof == null) {
      proof = sessions.proof(settings, List.copyOf(pages.values()), parser.folder());
    }
    return proof;
  }

  /** Returns what stands in the pages as they were rendered last and must not be published. */
  public List<Problem> leaks() {
    if (!unscanned.isEmpty()) {
      LeakScan scan = LeakScan.of(settings);
      unscanned.forEach(
          (path, files) -> {
            List<Page> page = List.of(pages.get(path));
            List<Problem> found =
                new ArrayList<>(
                    new LeakOrigins(settings.project(), page).problems(scan.findings(files)));
            found.addAll(Marks.leftIn(files));
            leaks.put(path, found);
          });
      unscanned.clear();
    }
    return leaks.values().stream().flatMap(List::stream).toList();
  }

  /** Whether a page is to be rendered that has not been. */
  public boolean isStale() {
    return !stale.isEmpty();
  }

  /**
   * Renders a page that is to be rendered.
   *
   * @param first the addresses of the pages that come before others
   * @throws ProblemsFound if a template or the words are broken
   */
  public Rendered renderNext(Collection<String> first) throws ProblemsFound {
    if (!renderer.problems().isEmpty()) {
      throw new ProblemsFound(renderer.problems());
    }
    Set<String> pending = sessions.pendingPages();
    String path =
        stale.stream()
            .filter(each -> first.contains(pages.get(each).uri()))
            .findFirst()
            .or(() -> stale.stream().filter(each -> !pending.contains(each)).findFirst())
            .orElseGet(() -> stale.iterator().next());
    Page page = pages.get(path);
    try {
      List<Page> all = List.copyOf(pages.values());
      ProvenSnippets proven = proven(page);
      Map<String, byte[]> files = renderer.files(page, all, proven, true);
      files.putAll(renderer.proofFiles(page, all, proven));
      stale.remove(path);
      unscanned.put(path, page.draft() ? Map.of() : files);
      return new Rendered(page.uri(), files, places(page));
    } catch (PageRenderer.BrokenPage broken) {
      throw new ProblemsFound(List.of(broken.problem()));
    }
  }

  private ProvenSnippets proven(Page page) {
    return pages.values().stream().anyMatch(Page::isNamedByValues)
        ? proof().snippets()
        : sessions.proven(settings, page);
  }

  private static Map<String, String> places(Page page) {
    Map<String, String> places = new TreeMap<>();
    places.put("", page.path());
    page.snippets().forEach(snippet -> places.put(snippet.id(), snippet.place().toString()));
    return places;
  }

  /** Returns the files that are published as they are now, by their addresses. */
  public Map<String, Path> readAssets() {
    AssetFiles now = AssetFiles.read(settings);
    Map<String, Path> all = new TreeMap<>(parser.folder().files());
    all.putAll(now.byAddress());
    if (!assets.equals(now) || !files.equals(all.keySet())) {
      assets = now;
      files = Set.copyOf(all.keySet());
      // Links may lead to what has come, or to what has gone.
      proof = null;
    }
    return all;
  }

  /** Whether a file is published as it is, or a folder may hold such files. */
  public boolean isAsset(Path path) {
    return path.startsWith(settings.assets()) || settings.assets().startsWith(path);
  }

  /** Whether a file beside the pages is published as it is, or a folder may hold such files. */
  public boolean isBesidePages(Path path) {
    Path content = settings.content();
    return content.startsWith(path) || path.startsWith(content) && !ContentFolder.isPage(path);
  }

  /** Whether a change of a file, or of what is in a folder, can change the site. */
  public boolean dependsOn(Path path) {
    return isAsset(path) || isTemplate(path) || isSetting(path) || parser.dependOn(path);
  }

  /**
   * Whether a file says how the site is made or may be read by snippets, or a folder may hold one.
   */
  public boolean isSetting(Path path) {
    return Stream.concat(SettingsReader.FILES.stream().map(Path::of), settings.inputs().stream())
            .map(settings.project()::resolve)
            .anyMatch(input -> path.startsWith(input) || input.startsWith(path))
        || changesLanguages(path);
  }

  /** Whether the folder of a page's language has come or gone. */
  private boolean changesLanguages(Path path) {
    Path content = settings.content();
    if (!path.startsWith(content) || path.equals(content)) {
      return false;
    }
    Path folder = content.resolve(content.relativize(path).getName(0));
    String name = folder.getFileName().toString();
    return SettingsReader.isLanguage(name)
        && Files.isDirectory(folder) != settings.languages().contains(name);
  }

  private boolean isTemplate(Path path) {
    return path.startsWith(settings.templates()) || settings.templates().startsWith(path);
  }

  /** Writes down what the next build wants to know, and what tools read. */
  public void remember() throws IOException {
    sessions.remember();
    proof().report().write(settings.work().resolve("snippets").resolve("report.json"));
    if (settings.writesExpected()) {
      // What is written is a change of a page like any other, and comes back as one.
      new ExpectationWriter(settings.project(), List.copyOf(pages.values()))
          .write(proof().executions(), parser.digests());
    }
  }

  /** Whether pages say the same of each other as other pages did. */
  private static boolean link(Collection<Page> some, Collection<Page> others) {
    Iterator<Page> other = others.iterator();
    return some.size() == others.size()
        && some.stream()
            .allMatch(
                page -> {
                  Page now = other.next();
                  return page == now
                      || page.uri().equals(now.uri())
                          && page.title().equals(now.title())
                          && page.draft() == now.draft()
                          && (!page.isNamedByValues() || page.mentions().equals(now.mentions()));
                });
  }

  @Override
  public void close() {
    sessions.close();
    parser.close();
  }

  /**
   * A page and what belongs to it.
   *
   * @param address the page's
   * @param files the bytes of each file by its address
   * @param places where each snippet of it begins, as {@code file:line}, and by the empty name the
   *     page itself
   */
  public record Rendered(String address, Map<String, byte[]> files, Map<String, String> places) {}

  /** Is told what happens. */
  public interface Listener extends BackgroundRuns.Listener {

    /** Is told before each page that is parsed how many are done, and of how many. */
    void parsed(int done, int all);
  }
}
