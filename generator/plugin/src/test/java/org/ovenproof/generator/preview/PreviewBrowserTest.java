package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What an author sees of a save, in a real browser. */
@Timeout(180)
class PreviewBrowserTest implements Preview.Console {

  private static final String EDITOR = "editor:{file}?{line},{column}";

  @TempDir private Path folder;

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private GuideSite guide;
  private Preview preview;
  private Thread following;

  @BeforeEach
  void start() throws Exception {
    folder = folder.toRealPath();
    guide = GuideSite.in(folder);
    preview = start("target/preview", 0);
    following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of());
              } catch (InterruptedException stopped) {
                // The end of the test.
              } catch (IOException e) {
                errors.add(e.toString());
              }
            });
    following.start();
  }

  private Preview start(String name, int port) throws Exception {
    return Preview.start(
        folder,
        guide::settings,
        this,
        new Preview.Address(folder.resolve(name), "127.0.0.1", port, EDITOR));
  }

  @AfterEach
  void stop() throws InterruptedException {
    preview.close();
    following.join();
  }

  @Override
  public void info(String line) {
    lines.add(line);
  }

  @Override
  public void warn(String text) {
    errors.add(text);
  }

  @Override
  public void error(String text) {
    errors.add(text);
  }

  @Test
  void the_browser_follows_a_save_shows_a_failure_and_forgets_it_when_it_is_mended()
      throws Exception {
    try (Browser browser = Browser.open(true)) {
      // Opened before the first bake is done, the page comes by itself.
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));

      guide.edit("content/en/page.adoc", "A page", "Another page");
      browser.await("the new title", driver -> text(browser, "h1").equals("Another page"));

      for (String language : List.of("ko", "en")) {
        guide.edit("content/" + language + "/page.adoc", "answer + 2", "answer + two");
      }
      browser.await(
          "the failure in its place",
          driver -> text(browser, "#sum .output-failure").contains("cannot find symbol"));
      assertThat(text(browser, "#sum .where")).isEqualTo("content/ko/page.adoc:11:10");
      assertThat(browser.driver().getTitle()).startsWith("✗");
      assertThat(errors)
          .anySatisfy(error -> assertThat(error).contains("content/ko/page.adoc:11:10"));

      for (String language : List.of("ko", "en")) {
        guide.edit("content/" + language + "/page.adoc", "answer + two", "answer + 3");
      }
      browser.await("the mended value", driver -> text(browser, "#sum .output-text").equals("43"));
      browser.await("no failure", driver -> !present(browser, ".output-failure"));
    }
  }

  @Test
  void a_false_claim_is_marked_in_place_as_it_is_typed() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
      browser.driver().executeScript("window.same = true");
      guide.edit("content/en/page.adoc", "[#first]", "It claim:sum[is more].\n\n[#first]");
      browser.await("unproven", driver -> present(browser, ".claim[data-status=unproven]"));
      browser.await(
          "told",
          driver ->
              text(browser, "#preview-problems")
                  .contains("claim:sum[] is 42, and a claim is true or false"));

      for (String language : List.of("ko", "en")) {
        guide.edit("content/" + language + "/page.adoc", "answer + 2", "answer > 50");
      }
      browser.await("false", driver -> present(browser, ".claim[data-status=false]"));
      browser.await(
          "told",
          driver -> text(browser, "#preview-problems").contains("this is not so: \"is more\""));
      browser.driver().findElement(By.cssSelector(".claim-check")).click();
      assertThat(text(browser, ".claim-verdict")).isEqualTo("Not true: is more");

      for (String language : List.of("ko", "en")) {
        guide.edit("content/" + language + "/page.adoc", "answer > 50", "answer > 30");
      }
      browser.await("true", driver -> present(browser, ".claim[data-status=holds]"));
      assertThat(browser.driver().executeScript("return window.same")).isEqualTo(true);
    }
  }

  @Test
  void a_style_is_swapped_without_loading_the_page_again() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
      browser.driver().executeScript("window.stillHere = true");

      Files.writeString(
          folder.resolve("assets/css/page.css"), "h1 { color: rgb(1, 2, 3) !important }");
      browser.await(
          "the new colour",
          driver -> driver.findElement(By.tagName("h1")).getCssValue("color").contains("1, 2, 3"));

      assertThat(browser.driver().executeScript("return window.stillHere")).isEqualTo(true);
    }
  }

  @Test
  void a_broken_template_is_shown_and_the_site_comes_back_when_it_is_mended() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));

      guide.edit("templates/base.peb", "{{ page.lang }}", "{{ page.langg }}");
      browser.await(
          "the problem", driver -> text(browser, "pre").contains("templates/base.peb:2:1"));
      guide.edit("templates/base.peb", "{{ page.langg }}", "{{ page.lang }}");
      browser.await("the page", driver -> text(browser, "#sum .output-text").equals("42"));
    }
  }

  @Test
  void a_page_changes_in_place_and_keeps_what_its_reader_did_to_it() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
      browser
          .driver()
          .executeScript(
              "window.stillHere = true;"
                  + "document.querySelector('details.toc').open = true;"
                  + "const slider = document.querySelector('#frames input');"
                  + "slider.value = 2; slider.dispatchEvent(new Event('input')); slider.focus();"
                  + "document.documentElement.style.minHeight = '5000px'; scrollTo(0, 700);"
                  + "window.seen = new Set(); new MutationObserver(() => window.seen.add("
                  + "document.querySelector('#frames input')?.value ?? 'no slider'))"
                  + ".observe(document.body, {childList: true, subtree: true});");

      guide.edit("content/en/page.adoc", ".Four frames", ".Four moments");
      guide.edit("content/en/page.adoc", "= A page", "= Another page");
      browser.await("the caption", driver -> text(browser, "figcaption").equals("Four moments"));
      browser.await("the title", driver -> driver.getTitle().startsWith("Another page"));
      assertThat(
              browser
                  .driver()
                  .executeScript(
                      "return [window.stillHere, document.querySelector('details.toc').open,"
                          + " document.querySelector('#frames input').value,"
                          + " document.activeElement.type].join()"))
          .isEqualTo("true,true,2,range");

      // What scripts have made of the frames is made again of new ones.
      for (String language : List.of("ko", "en")) {
        guide.edit("content/" + language + "/page.adoc", "epoch < 4", "epoch < 5");
      }
      browser.await(
          "a fifth frame",
          driver ->
              driver.executeScript(
                  "return document.querySelectorAll('#frames li').length === 5"
                      + " && document.querySelectorAll('#frames input').length === 1"
                      + " && document.querySelector('#frames input').max === '4'"));
      assertThat(
              browser
                  .driver()
                  .executeScript(
                      "return [window.stillHere, document.querySelector('#frames input').value,"
                          + " scrollY].join()"))
          .isEqualTo("true,2,700");
      assertThat(browser.driver().executeScript("return [...window.seen].join()"))
          .as("where the slider was whenever somebody could look")
          .isEqualTo("2");
      assertThat(browser.complaints()).noneMatch(line -> line.contains("preview.js"));
    }
  }

  @Test
  void a_long_run_is_seen_and_one_that_is_mended_is_given_up() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));

      for (String language : List.of("ko", "en")) {
        guide.edit(
            "content/" + language + "/page.adoc", "answer + 2", "while (true) Thread.sleep(9);");
      }
      browser.await("the mark of a run", driver -> present(browser, "#sum[data-preview-running]"));
      assertThat(text(browser, "#sum .output-text")).as("the last good output").isEqualTo("42");
      guide.edit("content/en/page.adoc", "A dot goes down", "A dot goes up");
      browser.await(
          "a save beside the run", driver -> present(browser, "[aria-label='A dot goes up']"));

      for (String language : List.of("ko", "en")) {
        guide.edit(
            "content/" + language + "/page.adoc", "while (true) Thread.sleep(9);", "answer + 5");
      }
      browser.await("the value", driver -> text(browser, "#sum .output-text").equals("45"));
      assertThat(present(browser, "[data-preview-running]")).isFalse();
    }
  }

  @Test
  void a_page_that_does_not_exist_yet_is_shown_as_soon_as_it_does() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/later.html");
      browser.await(
          "the first bake", driver -> driver.getPageSource().contains("There is no such page"));

      for (String language : List.of("ko", "en")) {
        guide.write("content/" + language + "/later.adoc", "= Later\n\nHere it is.\n");
      }
      browser.await("the page", driver -> text(browser, "h1").equals("Later"));
    }
  }

  @Test
  void a_place_leads_to_the_editor_and_no_other_file_does() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
    }
    assertThat(answer("/_preview/edit?at=content/en/page.adoc:10:3", null))
        .startsWith("HTTP/1.1 302")
        .contains("Location: editor:" + folder + "/content/en/page.adoc?10,3");
    assertThat(answer("/_preview/edit?page=en/page.html&id=frames", null))
        .contains("Location: editor:" + folder + "/content/en/page.adoc?15,1");
    assertThat(status("/_preview/edit?at=../secret.txt", null)).isEqualTo(404);
    assertThat(status("/_preview/edit?at=content", null)).isEqualTo(404);
  }

  @Test
  void nobody_else_is_served() throws Exception {
    assertThat(status("/en/", "evil.example")).isEqualTo(421);
    assertThat(status("/../jbake.properties", null)).isIn(400, 404);
    assertThat(status("/%2e%2e/%2e%2e/jbake.properties", null)).isIn(400, 404);
    assertThat(status("/%252e%252e/jbake.properties", null)).isIn(400, 404);
    assertThat(status("/css/", null)).isNotEqualTo(200);
  }

  @Test
  void a_file_comes_with_its_kind_and_in_parts() throws Exception {
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
    }
    Files.writeString(folder.resolve("assets/kinds.txt"), "0123456789");
    Files.writeString(folder.resolve("assets/data.json"), "{}");
    awaitStatus("/kinds.txt", 200);
    awaitStatus("/data.json", 200);

    assertThat(answer("/en/page.html", null)).containsIgnoringCase("text/html;charset=utf-8");
    assertThat(answer("/css/page.css", null)).contains("Content-Type: text/css");
    assertThat(answer("/en/page.jsh", null)).containsIgnoringCase("text/plain;charset=utf-8");
    assertThat(answer("/en/page.ipynb", null)).contains("Content-Type: application/x-ipynb+json");
    assertThat(answer("/data.json", null)).contains("Content-Type: application/json");
    assertThat(answer("/kinds.txt", "localhost\r\nRange: bytes=2-4"))
        .startsWith("HTTP/1.1 206")
        .contains("Content-Range: bytes 2-4/10")
        .endsWith("\r\n\r\n234");
  }

  @Test
  void the_files_of_another_folder_are_served_when_the_settings_name_it() throws Exception {
    guide.write("others/kinds.txt", "0123456789");
    awaitStatus("/css/page.css", 200);

    String settings = Files.readString(folder.resolve("jbake.properties"));
    guide.write("jbake.properties", settings + "\nasset.folder=others\n");

    awaitStatus("/kinds.txt", 200);
    awaitStatus("/css/page.css", 404);
  }

  @Test
  void a_link_does_not_lead_out_of_the_site() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    try (Browser browser = Browser.open(true)) {
      browser.driver().get(preview.url() + "en/page.html");
      browser.await("the first bake", driver -> text(browser, "#sum .output-text").equals("42"));
    }
    Files.createSymbolicLink(folder.resolve("target/preview/link.txt"), secret);
    Files.createSymbolicLink(folder.resolve("target/preview/out"), folder);
    assertThat(status("/link.txt", null)).isEqualTo(404);
    assertThat(status("/out/secret.txt", null)).isEqualTo(404);
  }

  @Test
  void a_port_in_use_is_one_clear_line_with_the_way_out() {
    int port = URI.create(preview.url()).getPort();

    assertThatThrownBy(() -> start("target/other", port))
        .isInstanceOf(Preview.CannotServe.class)
        .hasMessage(
            "port %d is in use: end the other preview, or choose another port with".formatted(port)
                + " -Djbake.port=%d (0 picks a free one)".formatted(port + 1));
  }

  private static String text(Browser browser, String selector) {
    return browser.driver().findElements(By.cssSelector(selector)).stream()
        .findFirst()
        .map(element -> element.getText())
        .orElse("");
  }

  private static boolean present(Browser browser, String selector) {
    return !browser.driver().findElements(By.cssSelector(selector)).isEmpty();
  }

  private void awaitStatus(String path, int status) throws Exception {
    Instant limit = Instant.now().plus(Duration.ofMinutes(1));
    while (status(path, null) != status) {
      assertThat(Instant.now()).as(path).isBefore(limit);
      Thread.sleep(10);
    }
  }

  private int status(String path, String host) throws IOException {
    return Integer.parseInt(answer(path, host).split(" ")[1]);
  }

  /** Returns the answer to a request as no browser would send it. */
  private String answer(String path, String host) throws IOException {
    int port = URI.create(preview.url()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String name = host == null ? "localhost:" + port : host;
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, name);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
