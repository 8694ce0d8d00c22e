package org.ovenproof.generator.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * What Asciidoctor reads for a page by itself, so that nobody can tell when it changes: the time,
 * and the content of pictures that are embedded in the page.
 */
public final class UntrackedSources {

  private static final Pattern TIME =
      Pattern.compile("\\{(?:local|doc)(?:date|time|datetime|year)\\b");

  private static final Pattern EMBEDDED = Pattern.compile("data-uri|docinfo|allow-uri-read");
  private static final Pattern EMBEDDED_DRAWING = Pattern.compile("\\b(?:inline|interactive)\\b");

  private UntrackedSources() {}

  /** Whether a page, or a file that it includes, may ask for any. */
  public static boolean mayBeIn(Path page, Collection<Path> includes) throws IOException {
    StringBuilder text = new StringBuilder(ascii(page));
    for (Path include : includes) {
      if (Files.isRegularFile(include)) {
        text.append('\n').append(ascii(include));
      }
    }
    return mayBeIn(text.toString());
  }

  /** Some of them may be pictures, and all that is looked for is ASCII. */
  private static String ascii(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /** Whether a text in AsciiDoc may ask for any. */
  public static boolean mayBeIn(String text) {
    return TIME.matcher(text).find()
        || EMBEDDED.matcher(text).find()
        || text.contains(".svg") && EMBEDDED_DRAWING.matcher(text).find();
  }
}
