package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ovenproof.generator.report.ProblemsFound;
import org.ovenproof.generator.settings.SettingsReader;
import org.ovenproof.generator.settings.SiteSettings;

/**
 * A site of any size in the guide's own theme: pages of 600 words and five cells in two languages.
 * One of them, the probe, is the one to edit.
 */
record GeneratedSite(Path folder) {

  /** The file whose prose, captions and options are edited. */
  static final String PAGE = "content/en/probe.adoc";

  /** The file with the cells of the probe in both languages. */
  static final String CELLS = "examples/snippets/probe.jsh";

  static final String STYLE = "assets/css/page.css";

  private static final int PARAGRAPHS = 6;
  private static final int WORDS = 100;

  /** Writes a site of {@code pages} pages, an even number, beside the start pages. */
  static GeneratedSite in(Path folder, int pages) throws IOException {
    GuideSite.theme(folder);
    GeneratedSite site = new GeneratedSite(folder);
    site.write("content/index.adoc", "= AI?\n:jbake-type: languages\n");
    site.write(CELLS, cells());
    for (String language : List.of("ko", "en")) {
      site.write("content/" + language + "/index.adoc", "= Start\n:jbake-type: home\n\nHello.\n");
      site.write(
          "content/" + language + "/probe.adoc",
          page("Probe", "include::{snippets}/probe.jsh[tag=cell-%d]"));
      for (int number = 1; number < pages / 2; number++) {
        site.write(
            "content/%s/page-%03d.adoc".formatted(language, number),
            page(
                "Page " + number,
                "int cell%1$d = IntStream.range(0, 10).map(n -> n * n).sum();\ncell%1$d + 1"));
      }
    }
    return site;
  }

  private static String page(String title, String code) {
    StringBuilder page = new StringBuilder("= %s\n:description: One of many.\n\n".formatted(title));
    page.append("[#probe]\nThe word is word-0.\n\n");
    for (int number = 1; number <= PARAGRAPHS; number++) {
      page.append("[#part-%1$d]\n== Part %1$d\n\n".formatted(number));
      page.append(
          IntStream.range(0, WORDS)
              .mapToObj(word -> "word" + word % 17)
              .collect(Collectors.joining(" ")));
      page.append(".\n\n");
      if (number < PARAGRAPHS) {
        page.append(".Caption caption-0\n[source%%run,java,id=cell-%d]\n----\n".formatted(number));
        page.append(code.formatted(number)).append("\n----\n\n");
      }
    }
    return page.toString();
  }

  /** Each cell goes on from the one before it. */
  private static String cells() {
    StringBuilder cells = new StringBuilder();
    for (int number = 1; number < PARAGRAPHS; number++) {
      cells.append(
          """
          // tag::cell-%1$d[]
          int start%1$d = %2$s;
          List<Integer> numbers%1$d = IntStream.range(0, 10).boxed().toList();
          int sum%1$d = 0;
          for (int number : numbers%1$d) {
            sum%1$d += number;
          }
          int end%1$d = start%1$d + sum%1$d + 0;
          end%1$d
          // end::cell-%1$d[]

          """
              .formatted(number, number == 1 ? "0" : "end" + (number - 1)));
    }
    return cells.toString();
  }

  SiteSettings settings() throws ProblemsFound {
    return new SettingsReader(
            folder,
            Map.of("snippets.imports", "java.util.*,java.util.stream.*,org.ovenproof.display.*"))
        .read(folder.resolve("target/site"), folder.resolve("target"), List.of());
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
