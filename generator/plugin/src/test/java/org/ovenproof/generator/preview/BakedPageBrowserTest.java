package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.ovenproof.generator.run.Progress;
import org.ovenproof.generator.site.Site;

/** What a reader meets on a baked page, served as any web server would. */
@Timeout(120)
class BakedPageBrowserTest {

  private static final String WIDE =
      """
      = Wide
      :description: What is wider than a phone
      :translation: none

      [source%run,java,id=galleries,alt="Two frames of two pictures each"]
      ----
      var white = new java.awt.image.BufferedImage(8, 8, 1);
      var pair =
          Gallery.empty().with("left", Picture.of(white)).with("right", Picture.of(white));
      Frames.over("step").with("0", pair).with("1", pair)
      ----

      [source%run,java,id=drawing,alt="A wide drawing"]
      ----
      var wide =
          new Drawing(
              "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 720 40' class='wide'>"
                  + "<text x='4' y='20'>from left</text><text x='640' y='20'>to right</text></svg>");
      wide
      ----

      [source%run,java,id=drawings,alt="Two wide drawings"]
      ----
      Frames.over("year").with("1", wide).with("2", wide)
      ----

      [source%run,java,id=dates]
      ----
      Table.of("when", "what", "who", "where", "which of them", "parameters")
          .row("2021-01", "something", "somebody", "somewhere", "the last one", 123456)
      ----
      """;

  private static final String LISTINGS =
      """
      = Listings
      :translation: none

      [source,console]
      ----
      $ mvn -q install
      [INFO] done

      $ ls
      ----

      [source%linenums,java,highlight="2"]
      ----
      int one = 1; // <1>
        one + 1
      ----
      <1> A number.
      """;

  private static final String CLAIMS =
      """
      = Claims
      :translation: none

      [source%run,java,id=habits,echo=false,output=false]
      ----
      record Habits(boolean least, int circles, int crosses) {}
      new Habits(3 < 8, 3, 8)
      ----

      == It claim:habits[least,"draws circles least"]

      The GAN claim:habits[least,"paints *circles* least often"] of all.

      [source%run,java,id=more]
      ----
      2 > 1
      ----

      And claim:more[two is more than one].
      """;

  private static StaticServer server;
  private static Path output;

  @BeforeAll
  static void bake(@TempDir Path folder) throws Exception {
    GuideSite guide = GuideSite.in(folder);
    guide.write("content/en/wide.adoc", WIDE);
    guide.write("content/en/listings.adoc", LISTINGS);
    guide.write("content/en/claims.adoc", CLAIMS);
    try (Site site = new Site(guide.settings(), Progress.UNSEEN)) {
      site.publish(site.prove());
    }
    output = folder.resolve("target/site");
    server = StaticServer.start(output);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_slider_shows_one_frame_at_a_time_and_obeys_the_keyboard() throws InterruptedException {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(server.url() + "en/page.html");
      WebElement slider =
          browser.await(
              "slider", driver -> driver.findElement(By.cssSelector("input[type=range]")));
      assertThat(visibleFrames(browser)).containsExactly("0");

      slider.sendKeys(Keys.ARROW_RIGHT);
      assertThat(visibleFrames(browser)).containsExactly("1");
      slider.sendKeys(Keys.END);
      assertThat(visibleFrames(browser)).containsExactly("3");
      slider.sendKeys(Keys.HOME);
      assertThat(visibleFrames(browser)).containsExactly("0");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void the_button_copies_what_was_typed_and_no_numbers() {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(server.url() + "en/listings.html");
      browser
          .driver()
          .executeScript(
              "window.copied = []; navigator.clipboard.writeText = async text => copied.push(text);"
                  + "document.querySelectorAll('.copy').forEach(button => button.click());");

      assertThat((List<?>) browser.driver().executeScript("return copied"))
          .isEqualTo(List.of("mvn -q install\nls\n", "int one = 1;\n  one + 1\n"));
      assertThat(
              browser
                  .driver()
                  .executeScript(
                      "const style = selector =>"
                          + " getComputedStyle(document.querySelector(selector));"
                          + "return [style('.lineno').userSelect, style('.gp').userSelect,"
                          + " style('.hll').backgroundColor]"))
          .isEqualTo(List.of("none", "none", "rgb(252, 233, 184)"));
    }
  }

  @Test
  void without_scripts_all_frames_stand_side_by_side() {
    try (Browser browser = Browser.open(false)) {
      browser.driver().get(server.url() + "en/page.html");

      assertThat(visibleFrames(browser)).containsExactly("0", "1", "2", "3");
      assertThat(browser.driver().findElement(By.cssSelector("#sum .output-text")).getText())
          .isEqualTo("42");
    }
  }

  @Test
  void the_language_switch_leads_to_the_same_page() {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(server.url() + "en/page.html");
      browser.driver().findElement(By.cssSelector("a[hreflang=ko]")).click();

      assertThat(browser.driver().getCurrentUrl()).endsWith("ko/page.html");
      assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
          .isEqualTo("ko");
      assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("한 쪽");
    }
  }

  @Test
  void no_page_asks_another_host_for_anything() {
    try (Browser browser = Browser.open(true)) {
      for (String page : List.of("", "en/index.html", "en/page.html", "ko/page.html")) {
        browser.driver().get(server.url() + page);
        Object addresses =
            browser
                .driver()
                .executeScript(
                    "return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat((List<?>) addresses)
            .isNotEmpty()
            .allSatisfy(address -> assertThat(address.toString()).startsWith(server.url()));
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }

  @Test
  void pictures_in_a_frame_keep_their_names_where_the_slider_says_that_of_the_frame() {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(server.url() + "en/wide.html");

      assertThat(browser.driver().findElements(By.cssSelector("#galleries .label")))
          .filteredOn(WebElement::isDisplayed)
          .extracting(WebElement::getText)
          .containsExactly("left", "right");
    }
  }

  @Test
  void what_is_wider_than_a_phone_scrolls_inside_itself_and_the_keyboard_reaches_it()
      throws InterruptedException {
    try (Browser browser = Browser.open(true)) {
      asOnAPhone(browser);
      browser.driver().get(server.url() + "en/wide.html");

      for (String wide :
          List.of("#drawing .output-drawing", "#drawings .frames-strip", "#dates .output-table")) {
        WebElement element = browser.driver().findElement(By.cssSelector(wide));
        browser.await(wide + " takes the focus", driver -> focusable(element));
        element.sendKeys(Keys.ARROW_RIGHT);
        browser.await(
            wide + " has moved", driver -> !"0".equals(element.getDomProperty("scrollLeft")));
      }
      // Frames move together, so the same part of the next one is seen.
      Object places =
          browser
              .driver()
              .executeScript(
                  "return new Set([...document.querySelectorAll('#drawings svg')]"
                      + ".map(frame => frame.getBoundingClientRect().x)).size");
      assertThat(places).isEqualTo(1L);
    }
  }

  @Test
  void a_date_stands_in_one_line() {
    try (Browser browser = Browser.open(true)) {
      asOnAPhone(browser);
      browser.driver().get(server.url() + "en/wide.html");

      Object lines =
          browser
              .driver()
              .executeScript(
                  "const range = document.createRange();"
                      + "range.selectNodeContents(document.querySelector('#dates td'));"
                      + "return range.getClientRects().length");
      assertThat(lines).isEqualTo(1L);
    }
  }

  private static boolean focusable(WebElement element) {
    return "0".equals(element.getDomProperty("tabIndex"));
  }

  private static void asOnAPhone(Browser browser) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
  }

  @Test
  void no_page_is_wider_than_a_phone() {
    try (Browser browser = Browser.open(true)) {
      for (String page :
          List.of(
              "",
              "ko/index.html",
              "en/page.html",
              "ko/page.html",
              "en/wide.html",
              "en/claims.html",
              "en/claims.proof.html")) {
        asOnAPhone(browser);
        browser.driver().get(server.url() + page);
        Object width =
            browser.driver().executeScript("return document.documentElement.scrollWidth");

        assertThat(((Number) width).intValue()).as(page).isLessThanOrEqualTo(360);
      }
    }
  }

  @Test
  void a_checked_sentence_says_how_by_the_keyboard_and_on_a_phone() throws InterruptedException {
    try (Browser browser = Browser.open(true)) {
      asOnAPhone(browser);
      browser.driver().get(server.url() + "en/claims.html");
      WebElement mark =
          browser.await(
              "mark", driver -> driver.findElement(By.cssSelector("p .claim-check[role=button]")));
      assertThat(mark.getAccessibleName()).isEqualTo("Checked by code: see how");
      for (CharSequence key : List.of(Keys.ENTER, Keys.SPACE)) {
        mark.sendKeys(key);
        WebElement card = browser.driver().findElement(By.cssSelector(".card"));
        assertThat(card.isDisplayed()).isTrue();
        assertThat(card.findElement(By.className("claim-verdict")).getText())
            .isEqualTo("paints circles least often least");
        assertThat(card.findElement(By.className("asked")).getText()).isEqualTo("least\ntrue");
        assertThat(card.getText()).contains("circles", "3", "crosses", "8");
        assertThat(mark.getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(card.getRect().getX()).isNotNegative();
        assertThat(card.getRect().getX() + card.getRect().getWidth()).isLessThanOrEqualTo(360);
        card.findElement(By.tagName("summary")).click();
        assertThat(card.findElement(By.tagName("pre")).getText()).contains("new Habits(3 < 8");

        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.await("no card", driver -> driver.findElements(By.cssSelector(".card")).isEmpty());
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(mark);
        assertThat(mark.getDomAttribute("aria-expanded")).isEqualTo("false");
      }
      mark.click();
      mark.click();
      browser.await("no card", driver -> driver.findElements(By.cssSelector(".card")).isEmpty());
      assertThat(browser.driver().getCurrentUrl()).endsWith("claims.html");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void without_scripts_a_checked_sentence_leads_to_the_list_and_back() {
    try (Browser browser = Browser.open(false)) {
      browser.driver().get(server.url() + "en/claims.html");
      browser.driver().findElement(By.cssSelector("p .claim-check")).click();
      WebElement entry = browser.driver().findElement(By.cssSelector(".check-sentence:target"));
      assertThat(entry.getText()).isEqualTo("paints circles least often least");

      entry.findElement(By.tagName("a")).click();
      assertThat(browser.driver().findElement(By.cssSelector(".claim:target")).getText())
          .isEqualTo("paints circles least often");
      assertThat(browser.driver().findElement(By.cssSelector("a[href='#more']")).isDisplayed())
          .isTrue();
    }
  }

  @Test
  void a_result_says_how_it_was_made_beside_it_and_on_a_page_of_its_own() throws Exception {
    for (boolean scripts : List.of(true, false)) {
      try (Browser browser = Browser.open(scripts)) {
        asOnAPhone(browser);
        browser.driver().get(server.url() + "en/claims.html");
        assertThat(browser.driver().findElement(By.className("stands")).getText())
            .contains("Computed results on this page: 2", "Checked sentences: 3");
        WebElement link = browser.driver().findElement(By.cssSelector("#more .output-proof a"));
        assertThat(link.getAccessibleName()).isEqualTo("How it was made: more");
        link.click();
        WebElement told =
            browser.await(
                "how it was made",
                driver -> driver.findElement(By.cssSelector(scripts ? ".card" : "#more:target")));
        assertThat(told.getText()).contains("more", "Time taken", "Second run", "Key");
        if (scripts) {
          assertThat(told.getText()).contains("Seed", "Java");
          assertThat(told.getRect().getX() + told.getRect().getWidth()).isLessThanOrEqualTo(360);
          browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
          browser.await(
              "no card", driver -> driver.findElements(By.cssSelector(".card")).isEmpty());
          assertThat(browser.driver().switchTo().activeElement()).isEqualTo(link);
          assertThat(browser.complaints()).isEmpty();
        } else {
          assertThat(browser.driver().getCurrentUrl()).endsWith("en/claims.proof.html#more");
          told.findElement(By.tagName("a")).click();
          assertThat(browser.driver().getCurrentUrl()).endsWith("en/claims.html#more");
        }
      }
    }
  }

  @Test
  void a_list_of_contents_has_no_marks() {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(server.url() + "en/claims.html");
      assertThat(browser.driver().findElements(By.cssSelector(".toc .claim, .toc .claim-check")))
          .isEmpty();
      assertThat(browser.driver().findElement(By.cssSelector(".toc-beside a")).getText())
          .isEqualTo("It draws circles least");
    }
  }

  @Test
  void nothing_of_the_preview_is_in_the_baked_site() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        assertThat(Files.readString(file)).doesNotContain("_preview").doesNotContain("EventSource");
      }
    }
  }

  private static List<String> visibleFrames(Browser browser) {
    return browser.driver().findElements(By.cssSelector(".frames-strip > li")).stream()
        .filter(WebElement::isDisplayed)
        .map(frame -> frame.findElement(By.cssSelector(".label")))
        .map(label -> label.getDomProperty("textContent"))
        .toList();
  }
}
