package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The pages of the site, parsed: those whose files have not changed since they were last asked for
 * are not parsed again. Not for use by several threads.
 */
final class Pages implements AutoCloseable {

  private static final Progress SILENT = (done, all) -> {};

  private final PageStore store;
  private final Map<Path, Parsed> parsed = new HashMap<>();
  private PageSettings settings;
  private List<Path> files = List.of();

  /** The same files in the order that their pages were last in. */
  private List<Path> order = new ArrayList<>();

  private CompletableFuture<PageParser> parser;

  /**
   * Parses pages, or takes them from those that were parsed before.
   *
   * @param settings what pages are read with
   */
  Pages(PageSettings settings, PageStore store) {
    this.settings = settings;
    this.store = store;
  }

  /** Begins to start Asciidoctor, which takes a second, and does not wait for it. */
  void start() {
    if (parser == null) {
      Path project = settings.project();
      parser = CompletableFuture.supplyAsync(() -> parser(project));
    }
  }

  private static PageParser parser(Path project) {
    try {
      return new PageParser(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads pages with other settings from now on. */
  void read(PageSettings others) {
    if (!settings.equals(others)) {
      settings = others;
      files = List.of();
      parsed.clear();
    }
  }

  /** Returns all pages as their files are now, by language and order. */
  List<Page> parse() throws IOException {
    return parse(SILENT);
  }

  /** Returns all pages as their files are now, and tells how far it is with those that changed. */
  List<Page> parse(Progress progress) throws IOException {
    files = pageFiles();
    return parse(
        files.stream().filter(file -> !parsed.containsKey(file) || !parsed.get(file).isCurrent()),
        progress);
  }

  /** Returns all pages, of which only those are looked at that some files belong to. */
  List<Page> parse(Set<Path> touched, Progress progress) throws IOException {
    // A file that was written twice in an instant has one state and has changed all the same.
    parsed.values().removeIf(page -> page.isMadeOf(touched));
    if (parsed.isEmpty() || touched.stream().anyMatch(this::mayBeFolder)) {
      return parse(progress);
    }
    Set<Path> listed = Set.copyOf(files);
    if (touched.stream().anyMatch(file -> isPage(file) != listed.contains(file))) {
      files = pageFiles();
    }
    return parse(files.stream().filter(file -> !parsed.containsKey(file)), progress);
  }

  private List<Page> parse(Stream<Path> changed, Progress progress) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path file : changed.toList()) {
      parsed.remove(file);
      store
          .read(file, settings)
          .ifPresentOrElse(
              page -> parsed.put(file, Parsed.of(file, page)), () -> missing.add(file));
    }
    parsed.keySet().retainAll(Set.copyOf(files));
    if (!missing.isEmpty()) {
      progress.starting(mayRun(missing));
      start();
    }
    if (progress.overlaps()) {
      parseByName(missing, progress);
    } else {
      for (int done = 0; done < missing.size(); done++) {
        parse(missing.get(done), done, missing.size(), progress);
      }
    }
    return inOrder();
  }

  /** Parses pages so that all languages of one come together. */
  private void parseByName(List<Path> missing, Progress progress) throws IOException {
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

  /** Returns all pages, by language and order. */
  private List<Page> inOrder() {
    if (!Set.copyOf(order).equals(Set.copyOf(files))) {
      order = new ArrayList<>(files);
    }
    // A page that changed seldom changes its place, and what is in order is sorted in one pass.
    order.sort(Comparator.comparing(file -> parsed.get(file).page(), byOrder()));
    return order.stream().map(file -> parsed.get(file).page()).toList();
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

  private void parse(Path file, int done, int all, Progress progress) throws IOException {
    progress.parsed(done, all);
    parsed.put(file, Parsed.of(file, parse(file)));
  }

  private Page parse(Path file) throws IOException {
    String before = PageStore.digest(file);
    PageParser asciidoctor = parser.join();
    try {
      Page page = asciidoctor.parse(file, settings);
      store.write(file, before, page, asciidoctor.included(), settings);
      return page;
    } catch (RuntimeException e) {
      // It was there a moment ago, and may be there again.
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private List<Page> pagesOf(List<Path> some) {
    return some.stream().map(file -> parsed.get(file).page()).sorted(byOrder()).toList();
  }

  private Comparator<Page> byOrder() {
    return Comparator.comparing((Page page) -> languageIndex(page.language()))
        .thenComparing(Page::order)
        .thenComparing(Page::path);
  }

  private boolean mayBeFolder(Path path) {
    return Files.isDirectory(path)
        || files.stream().anyMatch(file -> file.startsWith(path) && !file.equals(path));
  }

  private int languageIndex(String language) {
    return language.isEmpty() ? -1 : settings.languages().indexOf(language);
  }

  /** Returns the files of all pages; what begins with {@code _} or {@code .} is no page. */
  private List<Path> pageFiles() throws IOException {
    if (!Files.isDirectory(settings.content())) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(settings.content())) {
      return walk.filter(this::isPage).sorted().toList();
    }
  }

  private boolean isPage(Path file) {
    String name = file.getFileName().toString();
    return file.startsWith(settings.content())
        && name.endsWith(".adoc")
        && !name.startsWith("_")
        && !name.startsWith(".")
        && Files.isRegularFile(file);
  }

  /** Returns the files that pages include. */
  List<Path> includes() {
    return parsed.values().stream().flatMap(each -> each.page().includes().stream()).toList();
  }

  /** Whether a page is made of a file, or of what is in a folder. */
  boolean areMadeOf(Path path) {
    return path.startsWith(settings.content())
        || parsed.values().stream().anyMatch(page -> page.isMadeOf(Set.of(path)));
  }

  @Override
  public void close() {
    // Asciidoctor takes a second to end, for which nobody has to wait.
    if (parser != null) {
      parser.thenAcceptAsync(PageParser::close);
    }
  }

  /** Is told how far it is. */
  @FunctionalInterface
  interface Progress {

    /** Is told before each page that is parsed how many are done, and of how many. */
    void parsed(int done, int all);

    /** Is told before Asciidoctor starts of how many sessions the snippets may have changed. */
    default void starting(int sessions) {}

    /** Whether it wants to be told of pages while others are still parsed. */
    default boolean overlaps() {
      return false;
    }

    /** Is told of each page in all of its languages, as soon as it is known, if it asked for it. */
    default void known(List<Page> translations) {}
  }

  /**
   * A page and the state of its files when it was parsed.
   *
   * @param stamps size, time and identity of each file, empty for one that did not exist
   */
  private record Parsed(Page page, Map<Path, String> stamps) {

    private static Parsed of(Path file, Page page) {
      Map<Path, String> stamps = new HashMap<>();
      note(file, stamps);
      page.includes().forEach(include -> note(include, stamps));
      return new Parsed(page, stamps);
    }

    /** A link has not changed where the file has that it leads to. */
    private static void note(Path file, Map<Path, String> stamps) {
      stamps.put(file, stamp(file));
      try {
        Path target = file.toRealPath();
        stamps.put(target, stamp(target));
      } catch (IOException missing) {
        // It leads nowhere.
      }
    }

    /** Whether it is made of some files, or of what is in some folders. */
    private boolean isMadeOf(Set<Path> paths) {
      for (Path file : stamps.keySet()) {
        for (Path path : paths) {
          if (file.startsWith(path)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean isCurrent() {
      return stamps.entrySet().stream()
          .allMatch(entry -> entry.getValue().equals(stamp(entry.getKey())));
    }

    private static String stamp(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size()
            + " "
            + attributes.lastModifiedTime().toInstant()
            + " "
            + attributes.fileKey();
      } catch (IOException missing) {
        return "";
      }
    }
  }
}
