package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the write of a file to the changed page in a headless Chromium, on sites of so many pages as
 * {@code benchmark.pages} names (20), side by side, {@code benchmark.saves} times each (30). A
 * ratio is that of two medians. Asserts nothing. From {@code generator}:
 *
 * <pre>mvn test -pl plugin -am -Dtest=PreviewBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dbenchmark.pages=20,1000</pre>
 */
class PreviewBenchmark {

  private static final List<Integer> PAGES =
      Arrays.stream(System.getProperty("benchmark.pages", "20").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final int SAVES = Integer.getInteger("benchmark.saves", 30);
  private static final int WARM_UP = 3;
  private static final int PAUSE_MILLIS = 300;
  private static final String TEXT = "document.querySelector('%s').textContent";

  @TempDir private Path folder;

  @Test
  void from_save_to_screen() throws Exception {
    List<Author> authors = new ArrayList<>();
    try {
      for (int pages : PAGES) {
        authors.add(Author.of(folder.toRealPath().resolve(pages + "-pages"), pages));
      }
      int edits = authors.get(0).edits.size();
      for (int edit = 0; edit < edits; edit++) {
        compare(authors, edit);
      }
    } finally {
      for (Author author : authors) {
        author.end();
      }
    }
  }

  private static void compare(List<Author> authors, int edit)
      throws IOException, InterruptedException {
    List<List<Double>> times = new ArrayList<>();
    authors.forEach(author -> times.add(new ArrayList<>()));
    // The first few warm everything up, and do not count.
    for (int save = 1 - WARM_UP; save <= SAVES; save++) {
      for (int each = 0; each < authors.size(); each++) {
        double millis = authors.get(each).time(edit, save + WARM_UP);
        if (save > 0) {
          times.get(each).add(millis);
        }
        // An author looks at the page before the next save.
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    double first = SaveTimer.median(times.get(0));
    for (int each = 0; each < authors.size(); each++) {
      System.out.printf(
          "%-12s %4d pages: %s, ratio %.2f%n",
          authors.get(each).edits.get(edit).name(),
          PAGES.get(each),
          SaveTimer.summary(times.get(each)),
          SaveTimer.median(times.get(each)) / first);
    }
  }

  /** Somebody who edits a site and looks at its preview. */
  private static final class Author implements Preview.Console {

    private final Preview preview;
    private final Thread following;
    private final Browser browser;
    private final SaveTimer timer;
    private final List<Edit> edits;

    private Author(GeneratedSite site) throws IOException, Preview.CannotServe {
      Preview.Address address =
          new Preview.Address(site.folder().resolve("target/preview"), "127.0.0.1", 0, "");
      preview = Preview.start(site.folder(), site::settings, this, address);
      following = new Thread(this::follow);
      following.start();
      browser = Browser.open(true);
      timer = new SaveTimer(browser, false);
      edits = edits(site);
    }

    private static Author of(Path folder, int pages) throws Exception {
      Author author = new Author(GeneratedSite.in(folder, pages));
      author.browser.driver().get(author.preview.url() + "en/probe.html");
      author.timer.millis(() -> {}, TEXT.formatted("#cell-5 .output-text") + " === '225'");
      return author;
    }

    private void follow() {
      try {
        preview.follow(List.of());
      } catch (InterruptedException | IOException ended) {
        System.err.println(ended);
      }
    }

    private double time(int edit, int number) throws IOException, InterruptedException {
      Edit it = edits.get(edit);
      return timer.millis(() -> it.write().write(number), it.expected().of(number));
    }

    @Override
    public void info(String line) {
      if (Boolean.getBoolean("benchmark.verbose")) {
        System.out.println(line);
      }
    }

    @Override
    public void warn(String text) {
      error(text);
    }

    @Override
    public void error(String text) {
      System.err.println(text);
    }

    private void end() throws IOException, InterruptedException {
      browser.close();
      preview.close();
      following.join();
    }
  }

  private static List<Edit> edits(GeneratedSite site) {
    return List.of(
        new Edit(
            "prose",
            number -> replace(site, GeneratedSite.PAGE, "word-\\d+", "word-" + number),
            number -> TEXT.formatted("#probe") + ".includes('word-" + number + ".')"),
        new Edit(
            "caption",
            number -> replace(site, GeneratedSite.PAGE, "caption-\\d+", "caption-" + number),
            number -> TEXT.formatted("#cell-4 figcaption") + ".endsWith('caption-" + number + "')"),
        new Edit(
            "option",
            number ->
                replace(
                    site,
                    GeneratedSite.PAGE,
                    "id=cell-3(,echo=\\w+)?",
                    "id=cell-3,echo=" + (number % 2 == 0)),
            number ->
                "(document.querySelector('#cell-3 .listingblock') !== null) === "
                    + (number % 2 == 0)),
        new Edit(
            "last cell",
            number ->
                replace(site, GeneratedSite.CELLS, "sum5 \\+ \\d+;", "sum5 + " + number + ";"),
            number -> TEXT.formatted("#cell-5 .output-text") + " === '" + (225 + number) + "'"),
        new Edit(
            "middle cell",
            number ->
                replace(
                    site, GeneratedSite.CELLS, "sum3 \\+ \\d+;", "sum3 + " + 1000 * number + ";"),
            number ->
                TEXT.formatted("#cell-5 .output-text")
                    + " === '"
                    + (225 + SAVES + WARM_UP + 1000 * number)
                    + "'"),
        new Edit(
            "style",
            number ->
                site.write(
                    GeneratedSite.STYLE,
                    site.read(GeneratedSite.STYLE)
                        .replaceFirst(
                            "(?s)\\n:root \\{ --probe.*|$", "\n:root { --probe: " + number + " }")),
            number ->
                "getComputedStyle(document.documentElement).getPropertyValue('--probe').trim() === '"
                    + number
                    + "'"));
  }

  private static void replace(GeneratedSite site, String path, String pattern, String by)
      throws IOException {
    site.write(path, site.read(path).replaceAll(pattern, by));
  }

  /** What an author saves, and how the page shows it. */
  private record Edit(String name, Write write, Expected expected) {}

  @FunctionalInterface
  private interface Write {
    void write(int number) throws IOException;
  }

  @FunctionalInterface
  private interface Expected {
    String of(int number);
  }
}
