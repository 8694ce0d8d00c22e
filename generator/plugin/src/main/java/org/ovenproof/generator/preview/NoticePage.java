package org.ovenproof.generator.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.ovenproof.generator.report.Problem;

/** The pages that the preview shows where there is no page of the site to show. */
final class NoticePage {

  private NoticePage() {}

  /** Returns the page that is shown before the first bake is done. */
  static String baking(long bake) {
    return page(
        "Baking …",
        "<p>The site is being baked for the first time.</p>\n<p data-preview-progress></p>",
        bake);
  }

  /** Returns the page that is shown while a template or a setting is broken. */
  static String problems(List<Problem> problems, long bake) {
    return page(
        "The site cannot be baked",
        problems.stream()
            .map(problem -> "<pre role=\"alert\">%s</pre>".formatted(escape(problem.text())))
            .collect(Collectors.joining("\n")),
        bake);
  }

  /** Returns the page that is shown where there is none, until there is one. */
  static String missing(String address, long bake) {
    return page(
        "There is no such page",
        "<p>The site has no page <code>%s</code>.</p>\n<p><a href=\"/\">To the start</a></p>"
            .formatted(escape(address)),
        bake);
  }

  private static String page(String title, String body, long bake) {
    try (InputStream template = NoticePage.class.getResourceAsStream("notice.html")) {
      String html =
          new String(template.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{title}", title)
              .replace("{body}", body);
      return new String(
          PreviewFolder.withScript(html.getBytes(StandardCharsets.UTF_8), bake),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
