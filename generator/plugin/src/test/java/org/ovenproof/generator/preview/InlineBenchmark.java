package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;
import org.ovenproof.generator.benchmark.BenchmarkProjects;

/**
 * From the save of a sentence to the browser, by {@code mvn jbake:inline} of ours and of stock
 * JBake on the same 20 pages, side by side, {@code benchmark.saves} times (30). Stock JBake tells
 * browsers nothing, so its page asks every 10 ms whether it has changed. Asserts no time. From
 * {@code generator}, after {@code mvn install}:
 *
 * <pre>mvn test -pl plugin -am -Dtest=InlineBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class InlineBenchmark {

  private static final int SAVES = Integer.getInteger("benchmark.saves", 30);
  private static final int WARM_UP = 3;

  @TempDir private Path folder;

  @Test
  void ours_and_stock() throws Exception {
    BenchmarkProjects projects = new BenchmarkProjects(folder.toRealPath());
    projects.write(Files.readString(Path.of("../../.mvn/jvm.config")));
    try (Inline ours = Inline.start(projects.ours(), false);
        Inline stock = Inline.start(projects.stock(), true)) {
      for (Inline each : List.of(ours, stock)) {
        each.show();
      }
      // Stock JBake serves before it watches, and a save in between is lost.
      TimeUnit.SECONDS.sleep(5);
      for (int save = 1 - WARM_UP; save <= SAVES; save++) {
        for (Inline each : List.of(ours, stock)) {
          each.time(save + WARM_UP, save > 0);
        }
      }
      System.out.println("ours  " + SaveTimer.summary(ours.times));
      System.out.println("stock " + SaveTimer.summary(stock.times));
    }
  }

  /** A preview with a browser before it. */
  private static final class Inline implements AutoCloseable {

    private final List<Double> times = new ArrayList<>();
    private final Path source;
    private final String text;
    private final Process process;
    private final String address;
    private final Browser browser;
    private final SaveTimer timer;

    private Inline(Path source, Process process, String address, boolean reloads)
        throws IOException {
      this.source = source;
      this.text = Files.readString(source);
      this.process = process;
      this.address = address;
      this.browser = Browser.open(true);
      this.timer = new SaveTimer(browser, reloads);
    }

    private static Inline start(Path project, boolean reloads) throws IOException {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Process process =
          new ProcessBuilder("mvn", "-B", "-o", "jbake:inline", "-Djbake.port=" + port)
              .directory(project.toFile())
              .redirectErrorStream(true)
              .redirectOutput(project.resolve("inline.log").toFile())
              .start();
      return new Inline(
          BenchmarkProjects.edited(project),
          process,
          "http://localhost:%d/en/%s.html".formatted(port, BenchmarkProjects.EDITED),
          reloads);
    }

    /** Waits until the page is there; the first bake takes its time. */
    private void show() throws InterruptedException {
      while (!isShown()) {
        assertThat(process.isAlive()).as(address).isTrue();
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }

    private boolean isShown() {
      try {
        browser.driver().get(address);
        return browser.driver().getPageSource().contains("Part 5");
      } catch (WebDriverException notYet) {
        return false;
      }
    }

    private void time(int number, boolean counts) throws IOException, InterruptedException {
      String sentence = "Saved %d times.".formatted(number);
      double millis =
          timer.millis(
              () ->
                  Files.writeString(
                      source, text.replace("== Part 1\n", "== Part 1\n\n" + sentence + "\n")),
              "document.body.textContent.includes('%s')".formatted(sentence));
      if (counts) {
        times.add(millis);
      }
      // An author looks at the page before the next save.
      TimeUnit.MILLISECONDS.sleep(300);
    }

    @Override
    public void close() {
      browser.close();
      process.destroy();
    }
  }
}
