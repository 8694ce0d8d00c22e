package org.ovenproof.generator.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ovenproof.generator.page.PageSettings;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What lies in the folder of the pages.
 *
 * @param pages the files of all pages
 * @param files what is published as it is, by its address
 * @param problems what neither is, and why
 */
public record ContentFolder(Set<Path> pages, Map<String, Path> files, List<Problem> problems) {

  /** Nothing at all. */
  public static final ContentFolder EMPTY = new ContentFolder(Set.of(), Map.of(), List.of());

  /** What JBake has Asciidoctor render. */
  private static final Set<String> PAGES = Set.of("adoc", "ad", "asciidoc");

  /** What JBake has somebody else render. */
  private static final Map<String, String> OTHERS = Map.of("md", "Markdown", "html", "HTML");

  /** In JBake's files the header stands above such a line, if the settings do not say otherwise. */
  private static final int HEADER_LINES = 50;

  /** Looks at all files. */
  public static ContentFolder read(PageSettings settings) throws IOException {
    Reading reading = new Reading(settings);
    reading.readAll();
    return new ContentFolder(reading.pages, reading.files, reading.problems());
  }

  /** Whether a file is a page by its name; what begins with {@code _} or {@code .} is none. */
  public static boolean isPage(Path file) {
    String name = file.getFileName().toString();
    return PAGES.contains(extension(name)) && !name.startsWith("_") && !isHidden(file);
  }

  /** Whether a file is published as it is, by its name. */
  public static boolean isPublished(Path file) {
    String name = file.getFileName().toString();
    String extension = extension(name);
    return !isHidden(file) && !PAGES.contains(extension) && !OTHERS.containsKey(extension);
  }

  private static boolean isHidden(Path file) {
    return FolderReading.isHidden(file);
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static final class Reading extends FolderReading {

    private final PageSettings settings;
    private final Set<Path> pages = new TreeSet<>();
    private final Map<String, Path> files = new TreeMap<>();

    private Reading(PageSettings settings) {
      super(settings.project(), settings.content(), settings.reach());
      this.settings = settings;
    }

    @Override
    boolean isLeftOut(Path folder) {
      return Files.exists(folder.resolve(settings.ignoreFile()))
          || !isRoot(folder) && isHidden(folder);
    }

    @Override
    void take(Path file) {
      String extension = extension(file.getFileName().toString());
      if (isPage(file)) {
        pages.add(file);
      } else if (isPublished(file)) {
        files.put(Names.nfc(SourceLine.path(settings.content(), file)), file);
      } else if (OTHERS.containsKey(extension) && !isHidden(file)) {
        String language = OTHERS.get(extension);
        tell(
            hasHeader(file)
                ? Problems.pageInAnotherLanguage(path(file), language)
                : Problems.notPublished(path(file), language));
      }
    }

    /** Whether a file says itself that it is a page, as JBake asks for. */
    private boolean hasHeader(Path file) {
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        return reader
            .lines()
            .limit(HEADER_LINES)
            .anyMatch(line -> line.equals(settings.headerSeparator()));
      } catch (IOException unreadable) {
        return false;
      }
    }
  }
}
