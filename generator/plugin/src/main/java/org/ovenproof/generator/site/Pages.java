package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The pages of the site, parsed: those whose files have not changed since they were last asked for
 * are not parsed again. Not for use by several threads.
 */
final class Pages implements AutoCloseable {

  private static final Progress SILENT = (done, all) -> {};

  private final CompletableFuture<PageParser> parser;
  private final Map<Path, Parsed> parsed = new HashMap<>();
  private PageSettings settings;
  private List<Path> files = List.of();

  /** Begins to start Asciidoctor, which takes seconds, and does not wait for it. */
  Pages(PageSettings settings) {
    this.settings = settings;
    this.parser = CompletableFuture.supplyAsync(() -> parser(settings.project()));
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
    List<Path> again = changed.toList();
    for (int done = 0; done < again.size(); done++) {
      progress.parsed(done, again.size());
      Path file = again.get(done);
      parsed.put(file, parse(file));
    }
    parsed.keySet().retainAll(Set.copyOf(files));
    return files.stream()
        .map(file -> parsed.get(file).page())
        .sorted(
            Comparator.comparing((Page page) -> languageIndex(page.language()))
                .thenComparing(Page::order)
                .thenComparing(Page::path))
        .toList();
  }

  private Parsed parse(Path file) throws IOException {
    try {
      return Parsed.of(file, parser.join().parse(file, settings), settings.project());
    } catch (RuntimeException e) {
      // It was there a moment ago, and may be there again.
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
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
    parser.thenAcceptAsync(PageParser::close);
  }

  /** Is told before each page how many are done, and of how many. */
  @FunctionalInterface
  interface Progress {
    void parsed(int done, int all);
  }

  /**
   * A page and the state of its files when it was parsed.
   *
   * @param stamps size, time and identity of each file, empty for one that did not exist
   */
  private record Parsed(Page page, Map<Path, String> stamps) {

    private static Parsed of(Path file, Page page, Path project) {
      Map<Path, String> stamps = new HashMap<>();
      note(file, stamps);
      page.includes().forEach(include -> note(include, stamps));
      page.blocks().stream()
          .flatMap(block -> block.expected().pictures().stream())
          .forEach(picture -> note(project.resolve(picture.path()), stamps));
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
