package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.ContentFolder;

/**
 * The pages of the site, parsed: those whose files have not changed since they were last asked for
 * are not parsed again. Not for use by several threads.
 */
public final class Pages implements AutoCloseable {

  private static final ParseProgress SILENT = (done, all) -> {};

  private final PageStore store;
  private final Clock clock;
  private final Map<Path, ParsedPage> parsed = new HashMap<>();

  /** Of each page that was parsed and not taken from the store, the digests of its files. */
  private final Map<Path, Map<Path, String>> digests = new HashMap<>();

  private PageSettings settings;
  private ContentFolder folder = ContentFolder.EMPTY;
  private Set<Path> files = Set.of();
  private PageOrder order;

  private Optional<ParserStart> parser;

  /** Done when all pages that were parsed are kept for the builds to come. */
  private CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);

  /**
   * Parses pages, or takes them from those that were parsed before.
   *
   * @param settings what pages are read with
   */
  public Pages(PageSettings settings, PageStore store) {
    this(settings, store, Clock.systemUTC(), Optional.empty());
  }

  /**
   * Does the same with a parser that has begun to start, if there is one.
   *
   * @param clock says which pages still wait for their day
   */
  public Pages(PageSettings settings, PageStore store, Clock clock, Optional<ParserStart> parser) {
    this.settings = settings;
    this.order = new PageOrder(settings.languages());
    this.store = store;
    this.clock = clock;
    this.parser = parser;
  }

  /** Begins to start Asciidoctor, which takes a second, and does not wait for it. */
  public void start() {
    if (parser.isEmpty()) {
      parser = Optional.of(ParserStart.begin(settings.project()));
    }
  }

  /** Reads pages with other settings from now on. */
  public void read(PageSettings others) {
    if (!settings.equals(others)) {
      settings = others;
      files = Set.of();
      parsed.clear();
      order = new PageOrder(settings.languages());
    }
  }

  /** Returns all pages as their files are now, by language and order. */
  public List<Page> parse() throws IOException {
    return parse(SILENT);
  }

  /** Returns all pages as their files are now, and tells how far it is with those that changed. */
  public List<Page> parse(ParseProgress progress) throws IOException {
    readFolder();
    List<Path> missing = new ArrayList<>();
    for (Path file : files) {
      if (!parsed.containsKey(file) || !parsed.get(file).isCurrent()) {
        parsed.remove(file);
        store
            .read(file, settings)
            .ifPresentOrElse(
                page -> parsed.put(file, ParsedPage.of(file, page.at(clock.instant()))),
                () -> missing.add(file));
      }
    }
    return parse(missing, progress);
  }

  /** Returns all pages, of which only those are looked at that some files belong to. */
  public List<Page> parse(Set<Path> touched, ParseProgress progress) throws IOException {
    // A file that was written twice in an instant has one state and has changed all the same.
    parsed.values().removeIf(page -> page.dependsOn(touched));
    if (parsed.isEmpty() || touched.stream().anyMatch(this::mayBeFolder)) {
      return parse(progress);
    }
    if (touched.stream().anyMatch(this::comesOrGoes)) {
      readFolder();
    }
    // What is kept of them is what they were before.
    List<Path> missing = files.stream().filter(file -> !parsed.containsKey(file)).toList();
    return parse(missing, progress);
  }

  private List<Page> parse(List<Path> missing, ParseProgress progress) throws IOException {
    if (!missing.isEmpty()) {
      start();
    }
    if (progress.overlaps()) {
      parseByName(missing, progress);
    } else {
      for (int done = 0; done < missing.size(); done++) {
        parse(missing.get(done), done, missing.size(), progress);
      }
    }
    parsed.keySet().retainAll(files);
    return order.of(files, file -> parsed.get(file).page());
  }

  /** Parses pages so that all languages of one come together. */
  private void parseByName(List<Path> missing, ParseProgress progress) throws IOException {
    if (!missing.isEmpty()) {
      progress.starting(mayRun(missing));
    }
    Map<String, List<Path>> translations = new TreeMap<>();
    for (Path file : files) {
      translations
          .computeIfAbsent(settings.nameOf(file).name(), name -> new ArrayList<>())
          .add(file);
    }
    // Those that are known need not wait for Asciidoctor.
    for (List<Path> known : translations.values()) {
      if (parsed.keySet().containsAll(known)) {
        progress.known(pagesOf(known));
      }
    }
    int done = 0;
    for (List<Path> each : translations.values()) {
      if (!parsed.keySet().containsAll(each)) {
        for (Path file : each) {
          if (!parsed.containsKey(file)) {
            parse(file, done++, missing.size(), progress);
          }
        }
        progress.known(pagesOf(each));
      }
    }
  }

  /** Returns how many sessions may have to run, counted by their pages. */
  private int mayRun(List<Path> missing) throws IOException {
    Set<String> names = new HashSet<>();
    for (Path file : missing) {
      if (store.mayRun(file, settings)) {
        names.add(settings.nameOf(file).name());
      }
    }
    return names.size();
  }

  private void parse(Path file, int done, int all, ParseProgress progress) throws IOException {
    progress.parsed(done, all);
    parsed.put(file, ParsedPage.of(file, parse(file).at(clock.instant())));
  }

  private Page parse(Path file) throws IOException {
    String before = PageStore.digest(file);
    PageParser asciidoctor = parser.orElseThrow().parser();
    try {
      Page page = asciidoctor.parse(file, settings);
      Map<Path, String> included = asciidoctor.included();
      Map<Path, String> read = new HashMap<>(included);
      read.put(file, before);
      digests.put(file, read);
      PageStore.Parse parse = new PageStore.Parse(file, before, page, included, settings);
      kept = kept.thenRunAsync(() -> store.write(parse));
      return page;
    } catch (NoSuchFileException e) {
      // It was there a moment ago, and may be there again.
      throw new IOException(Problems.vanished(SourceLine.path(settings.project(), file)), e);
    }
  }

  /** Returns the digest of each file that has been parsed, as it was read; empty if as several. */
  public Map<Path, String> digests() {
    Map<Path, String> all = new HashMap<>();
    for (Map<Path, String> each : digests.values()) {
      each.forEach(
          (file, digest) -> all.merge(file, digest, (one, other) -> one.equals(other) ? one : ""));
    }
    return all;
  }

  private List<Page> pagesOf(List<Path> some) {
    return some.stream()
        .map(file -> parsed.get(file).page())
        .sorted(order.byLanguageAndOrder())
        .toList();
  }

  private boolean mayBeFolder(Path path) {
    return Files.isDirectory(path)
        || files.stream().anyMatch(file -> file.startsWith(path) && !file.equals(path));
  }

  private void readFolder() throws IOException {
    folder = ContentFolder.read(settings);
    files = folder.pages();
  }

  private boolean comesOrGoes(Path file) {
    if (!file.startsWith(settings.content())) {
      return false;
    }
    boolean isThere = Files.isRegularFile(file);
    return ContentFolder.isPage(file)
        ? isThere != files.contains(file)
        : !ContentFolder.isPublished(file) || isThere != folder.files().containsValue(file);
  }

  /** Returns what lies in the folder of the pages, as it was when they were last asked for. */
  public ContentFolder folder() {
    return folder;
  }

  /** Returns the files that pages include. */
  public List<Path> includes() {
    return parsed.values().stream().flatMap(each -> each.page().includes().stream()).toList();
  }

  /** Whether a page is made of a file, or of what is in a folder. */
  public boolean dependOn(Path path) {
    return path.startsWith(settings.content())
        || parsed.values().stream().anyMatch(page -> page.dependsOn(Set.of(path)));
  }

  @Override
  public void close() {
    kept.join();
    parser.ifPresent(ParserStart::close);
  }
}
