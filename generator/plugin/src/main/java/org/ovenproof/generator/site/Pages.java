package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The pages of the site, parsed: those whose files have not changed since they were last asked for
 * are not parsed again. Not for use by several threads.
 */
final class Pages implements AutoCloseable {

  private final SiteSettings settings;
  private final CompletableFuture<PageParser> parser;
  private final Map<Path, Parsed> parsed = new HashMap<>();

  /** Begins to start Asciidoctor, which takes seconds, and does not wait for it. */
  Pages(SiteSettings settings) throws IOException {
    this.settings = settings;
    Words words = Words.read(settings.project(), settings.templates(), settings.languages());
    this.parser = CompletableFuture.supplyAsync(() -> parser(words));
  }

  private PageParser parser(Words words) {
    try {
      return new PageParser(
          settings.project(),
          settings.content(),
          settings.languages(),
          words,
          settings.attributes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all pages as their files are now, by language and order. */
  List<Page> parse() throws IOException {
    List<Page> pages = new ArrayList<>();
    List<Path> files = pageFiles();
    parsed.keySet().retainAll(files);
    for (Path file : files) {
      Parsed known = parsed.get(file);
      if (known == null || !known.isCurrent()) {
        Page page = parser.join().parse(file);
        known = Parsed.of(file, page);
        parsed.put(file, known);
      }
      pages.add(known.page());
    }
    pages.sort(
        Comparator.comparing((Page page) -> languageIndex(page.language()))
            .thenComparing(Page::order)
            .thenComparing(Page::path));
    return pages;
  }

  private int languageIndex(String language) {
    return language.isEmpty() ? -1 : settings.languages().indexOf(language);
  }

  /** Returns the files of all pages; what begins with {@code _} or {@code .} is no page. */
  private List<Path> pageFiles() throws IOException {
    if (!Files.isDirectory(settings.content())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(settings.content())) {
      return files
          .filter(file -> file.toString().endsWith(".adoc"))
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return !name.startsWith("_") && !name.startsWith(".");
              })
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Returns the files that pages include. */
  List<Path> includes() {
    return parsed.values().stream().flatMap(each -> each.page().includes().stream()).toList();
  }

  @Override
  public void close() {
    // Asciidoctor takes a second to end, for which nobody has to wait.
    parser.thenAcceptAsync(PageParser::close);
  }

  /**
   * A page and the state of its files when it was parsed.
   *
   * @param stamps size, time and identity of each file, empty for one that did not exist
   */
  private record Parsed(Page page, Map<Path, String> stamps) {

    private static Parsed of(Path file, Page page) {
      Map<Path, String> stamps = new HashMap<>();
      stamps.put(file, stamp(file));
      page.includes().forEach(include -> stamps.put(include, stamp(include)));
      return new Parsed(page, stamps);
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
