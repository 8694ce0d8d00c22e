package org.ovenproof.generator.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ovenproof.generator.report.Problem;

/** The pages that the preview shows where there is no page of the site to show. */
final class NoticePage {

  private NoticePage() {}

  /** Returns the page that is shown before the first bake is done. */
  static String baking() {
    return page("Baking …", "<p>The site is being baked for the first time.</p>", 0);
  }

  /** Returns the page that is shown while a template or a setting is broken. */
  static String problems(List<Problem> problems, long bake) {
    StringBuilder body = new StringBuilder();
    problems.forEach(
        problem -> body.append("<pre role=\"alert\">%s</pre>\n".formatted(escape(problem.text()))));
    return page("The site cannot be baked", body.toString(), bake);
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
