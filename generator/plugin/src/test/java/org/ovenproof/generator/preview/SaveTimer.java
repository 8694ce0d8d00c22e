package org.ovenproof.generator.preview;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebDriverException;

/** Takes the time from the write of a file to what it changes in the page that a browser shows. */
final class SaveTimer {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Looks every few milliseconds, in every document that comes, so a page may be loaded anew. */
  private static final String WATCH =
      """
      setInterval(() => {
        const expected = sessionStorage.getItem('expected');
        if (expected === null || sessionStorage.getItem('seen') !== null) return;
        try {
          if (eval(expected)) sessionStorage.setItem('seen', performance.timeOrigin + performance.now());
        } catch {
          // What it asks of is not there yet.
        }
      }, 2);
      """;

  /** For a server that tells browsers nothing: as quick an author as there could be. */
  private static final String RELOAD =
      """
      addEventListener('DOMContentLoaded', async () => {
        const states = async () => Promise.all([location.href, ...[...document.querySelectorAll('link[rel=stylesheet]')].map(l => l.href)]
            .map(async url => (await fetch(url, { cache: 'no-store' })).text()));
        const first = (await states()).join();
        setInterval(async () => { if ((await states()).join() !== first) location.reload(); }, 10);
      });
      """;

  private final Browser browser;

  SaveTimer(Browser browser, boolean reloads) {
    this.browser = browser;
    browser
        .driver()
        .executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", reloads ? WATCH + RELOAD : WATCH));
  }

  /**
   * Returns the milliseconds until the page is as it should be.
   *
   * @param expected an expression of JavaScript
   */
  double millis(Save save, String expected) throws IOException, InterruptedException {
    browser
        .driver()
        .executeScript(
            "sessionStorage.removeItem('seen'); sessionStorage.setItem('expected', arguments[0])",
            expected);
    Instant written = save.now();
    Instant limit = written.plus(PATIENCE);
    while (Instant.now().isBefore(limit)) {
      Thread.sleep(25);
      try {
        Object seen = browser.driver().executeScript("return sessionStorage.getItem('seen')");
        if (seen != null) {
          return Double.parseDouble(seen.toString())
              - (written.getEpochSecond() * 1e3 + written.getNano() / 1e6);
        }
      } catch (JavascriptException | IllegalStateException pageIsChanging) {
        // Asked again in a moment.
      } catch (WebDriverException pageIsChanging) {
        // So is this.
      }
    }
    throw new IOException("not seen within %s: %s".formatted(PATIENCE, expected));
  }

  /** An author's save. */
  @FunctionalInterface
  interface Save {

    void write() throws IOException;

    private Instant now() throws IOException {
      Instant before = Instant.now();
      write();
      return before;
    }
  }

  /** Returns median and 95th percentile. */
  static String summary(List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    return "median %7.1f ms, 95th percentile %7.1f ms"
        .formatted(median(millis), sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
  }

  static double median(List<Double> millis) {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }
}
