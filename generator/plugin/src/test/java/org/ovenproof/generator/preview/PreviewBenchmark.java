package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the write of a file to the changed page in a headless Chromium, on a site of {@code
 * benchmark.pages} pages (20), {@code benchmark.saves} times each (30). Asserts nothing. From
 * {@code generator}:
 *
 * <pre>mvn test -pl plugin -am -Dtest=PreviewBenchmark -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dbenchmark.pages=1000</pre>
 */
class PreviewBenchmark implements Preview.Console {

  private static final int PAGES = Integer.getInteger("benchmark.pages", 20);
  private static final int SAVES = Integer.getInteger("benchmark.saves", 30);
  private static final int WARM_UP = 3;
  private static final int PAUSE_MILLIS = 300;
  private static final String TEXT = "document.querySelector('%s').textContent";

  @TempDir private Path folder;

  @Test
  void from_save_to_screen() throws Exception {
    GeneratedSite site = GeneratedSite.in(folder.toRealPath(), PAGES);
    Preview preview =
        Preview.start(
            site.folder(),
            site::settings,
            this,
            new Preview.Address(site.folder().resolve("target/preview"), "127.0.0.1", 0, ""));
    Thread following = follow(preview);
    try (Browser browser = Browser.open(true)) {
      SaveTimer timer = new SaveTimer(browser, false);
      browser.driver().get(preview.url() + "en/probe.html");
      timer.millis(() -> {}, TEXT.formatted("#cell-5 .output-text") + " === '225'");
      for (Edit edit : edits(site)) {
        List<Double> times = new ArrayList<>();
        // The first few warm everything up, and do not count.
        for (int save = 1 - WARM_UP; save <= SAVES; save++) {
          double millis = edit.time(timer, save + WARM_UP);
          if (save > 0) {
            times.add(millis);
          }
          // An author looks at the page before the next save.
          Thread.sleep(PAUSE_MILLIS);
        }
        System.out.printf("%-12s %4d pages: %s%n", edit.name(), PAGES, SaveTimer.summary(times));
      }
    } finally {
      preview.close();
      following.join();
    }
  }

  private static Thread follow(Preview preview) {
    Thread following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of());
              } catch (InterruptedException | IOException ended) {
                System.err.println(ended);
              }
            });
    following.start();
    return following;
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

  @Override
  public void info(String line) {
    if (Boolean.getBoolean("benchmark.verbose")) {
      System.out.println(line);
    }
  }

  @Override
  public void error(String text) {
    System.err.println(text);
  }

  /** What an author saves, and how the page shows it. */
  private record Edit(String name, Write write, Expected expected) {

    double time(SaveTimer timer, int number) throws IOException, InterruptedException {
      return timer.millis(() -> write.write(number), expected.of(number));
    }
  }

  @FunctionalInterface
  private interface Write {
    void write(int number) throws IOException;
  }

  @FunctionalInterface
  private interface Expected {
    String of(int number);
  }
}
