package org.ovenproof.generator.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Whether all is known that a page is made of. It is not where the page shows the time, or the
 * content of a picture: Asciidoctor reads those by itself.
 */
public final class KnownSources {

  private static final Pattern TIME =
      Pattern.compile("\\{(?:local|doc)(?:date|time|datetime|year)\\b");

  private static final Pattern EMBEDDED = Pattern.compile("data-uri|docinfo|allow-uri-read");
  private static final Pattern EMBEDDED_DRAWING = Pattern.compile("\\b(?:inline|interactive)\\b");

  private KnownSources() {}

  /** Looks for it in a page and in what it includes. */
  public static boolean areAll(Path page, Collection<Path> includes) throws IOException {
    StringBuilder text = new StringBuilder(ascii(page));
    for (Path include : includes) {
      if (Files.isRegularFile(include)) {
        text.append('\n').append(ascii(include));
      }
    }
    return areAll(text.toString());
  }

  /** Some of them may be pictures, and all that is looked for is ASCII. */
  private static String ascii(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  public static boolean areAll(String text) {
    return !TIME.matcher(text).find()
        && !EMBEDDED.matcher(text).find()
        && !(text.contains(".svg") && EMBEDDED_DRAWING.matcher(text).find());
  }
}
