package org.ovenproof.generator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one save brings, the preview says where it is wrong, and goes on with the next. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EveryPreviewProblemTest implements Preview.Console {

  @TempDir private Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private GuideSite guide;
  private Preview preview;
  private Thread following;

  @BeforeEach
  void start() throws Exception {
    folder = folder.toRealPath();
    guide = GuideSite.in(folder);
    preview =
        Preview.start(
            folder,
            guide::settings,
            this,
            new Preview.Address(folder.resolve("target/preview"), "127.0.0.1", 0, ""));
    following =
        new Thread(
            () -> {
              try {
                preview.follow(List.of());
              } catch (IOException | InterruptedException ended) {
                said.add("ended: " + ended);
              }
            });
    following.start();
    Thread listening = new Thread(this::listen);
    listening.setDaemon(true);
    listening.start();
    await("the first bake", () -> get("en/page.html").contains("42"));
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                URI.create(preview.url() + "_preview/events?page=en/page.html")
                    .toURL()
                    .openStream(),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(line);
      }
    } catch (IOException ended) {
      // With the preview.
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    preview.close();
    following.join();
  }

  /** What is saved, and what is then said in the terminal and shown in the browser. */
  private static Map<String, Save> saves() {
    return Map.ofEntries(
        Map.entry(
            "a half-typed escape in the words",
            new Save("templates/text/en.properties", "a=\\u00", "templates/text/en.properties:")),
        Map.entry(
            "a template that includes itself",
            new Save(
                "templates/partials/footer.peb",
                "{% include \"partials/footer.peb\" %}",
                "templates/")),
        Map.entry(
            "a template that is none",
            new Save("templates/base.peb", "{% if %}", "templates/base.peb:1:1")),
        Map.entry(
            "an unknown setting",
            new Save("jbake.properties", "snippets.cach=use", "jbake.properties:1:1")),
        Map.entry(
            "a half-typed escape in the settings",
            new Save("jbake.properties", "snippets.timeout=\\u00", "jbake.properties:1:1")),
        Map.entry(
            "a page without a title",
            new Save("content/en/page.adoc", "Words.", "content/en/page.adoc:1:1")),
        Map.entry(
            "a dead link",
            new Save(
                "content/en/page.adoc",
                "= Page\n:translation: none\n\nxref:nowhere.adoc[there]\n",
                "content/en/page.adoc:4:")),
        Map.entry(
            "what only this machine knows",
            new Save(
                "content/en/page.adoc",
                "= Page\n:translation: none\n\nIn " + System.getProperty("user.home") + "/x.\n",
                "en/page")),
        Map.entry(
            "a thousand blocks in each other",
            new Save("content/en/page.adoc", nested(), "content/en/page.adoc:")));
  }

  private static String nested() {
    StringBuilder page = new StringBuilder("= Page\n:translation: none\n\n");
    for (int depth = 0; depth < 1000; depth++) {
      page.append("=".repeat(4 + depth)).append('\n');
    }
    return page.toString();
  }

  @Test
  void each_is_told_and_shown_and_the_next_save_followed() throws Exception {
    for (Map.Entry<String, Save> each : saves().entrySet()) {
      Save save = each.getValue();
      if (save.text().contains("/x.") && System.getProperty("user.home").length() < 7) {
        continue;
      }
      String before = Files.readString(folder.resolve(save.path()));
      said.clear();
      events.clear();

      guide.write(save.path(), save.text());

      Predicate<String> where = text -> text.contains(save.where());
      await(each.getKey() + " in the terminal", () -> said.stream().anyMatch(where));
      await(
          each.getKey() + " in the browser",
          () ->
              events.stream().filter(line -> line.startsWith("data:")).anyMatch(where)
                  || get("en/page.html").contains(save.where()));
      assertThat(said).noneMatch(line -> line.contains("\tat ") || line.contains("ended: "));

      guide.write(save.path(), before);
      said.clear();
      await(
          each.getKey() + " is over",
          () -> {
            String page = get("en/page.html");
            return page.contains(">42<") || page.contains("\n42</");
          });
    }
  }

  private void await(String what, Check check) throws Exception {
    for (int attempt = 0; !check.holds(); attempt++) {
      assertThat(attempt).as(what + " after " + said).isLessThan(3_000);
      assertThat(following.isAlive()).as("the preview goes on").isTrue();
      Thread.sleep(20);
    }
  }

  private String get(String address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(preview.url() + address).toURL().openConnection();
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void info(String line) {
    said.add(line);
  }

  @Override
  public void warn(String text) {
    said.add(text);
  }

  @Override
  public void error(String text) {
    said.add(text);
  }

  private record Save(String path, String text, String where) {}

  @FunctionalInterface
  private interface Check {
    boolean holds() throws Exception;
  }
}
