package org.ovenproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;

/** What {@link SnippetTest} makes of a report. */
class ReportedSnippetsTest {

  private static final String SNIPPET =
      """
      {"page": "content/ko/cnn.adoc", "line": %d, "id": "%s", "places": ["content/ko/cnn.adoc:%d",
       "content/en/cnn.adoc:%d"], "status": "%s", "millis": 1.5, "key": "k"%s}\
      """;

  @TempDir private Path folder;
  private Path sentences;

  @BeforeEach
  void write() throws IOException {
    sentences = Files.writeString(folder.resolve("cnn.adoc"), "= Page");
  }

  @AfterEach
  void forget() {
    System.clearProperty(SnippetTest.REPORT_PROPERTY);
  }

  private Events run(String report) throws IOException {
    return run(Files.writeString(folder.resolve("report.json"), report));
  }

  private static Events run(Path report) {
    System.setProperty(SnippetTest.REPORT_PROPERTY, report.toString());
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(SnippetTest.class))
        .execute()
        .allEvents();
  }

  private static String snippet(int line, String id, String status, String problem) {
    String told = problem.isEmpty() ? "" : ", \"problem\": \"" + problem + "\"";
    return SNIPPET.formatted(line, id, line, line + 1, status, told);
  }

  private static String report(String problems, String... snippets) {
    return "{\"discovered\": %d, \"problems\": [%s], \"snippets\": [%s]}"
        .formatted(snippets.length, problems, String.join(",", snippets));
  }

  /** Returns what became of each test, by its name. */
  private static List<String> results(Events events) {
    return events
        .filter(event -> event.getTestDescriptor().isTest())
        .filter(event -> event.getPayload(TestExecutionResult.class).isPresent())
        .map(
            event ->
                name(event) + " " + event.getRequiredPayload(TestExecutionResult.class).getStatus())
        .toList();
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static String message(Events events) {
    return events
        .filter(event -> event.getPayload(TestExecutionResult.class).isPresent())
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .flatMap(Optional::stream)
        .map(Throwable::getMessage)
        .findFirst()
        .orElse("");
  }

  @Test
  void each_snippet_is_one_test_named_by_its_page_its_id_and_its_line() throws IOException {
    Events events =
        run(report("", snippet(12, "grey", "ran", ""), snippet(40, "blur", "cached", "")));
    assertThat(results(events))
        .containsExactly(
            "the site has no other problem SUCCESSFUL",
            "content/ko/cnn.adoc #grey (line 12) SUCCESSFUL",
            "content/ko/cnn.adoc #blur (line 40) SUCCESSFUL");
  }

  @Test
  void the_source_of_a_test_is_the_line_of_the_file_that_its_author_edits() throws IOException {
    // The page itself, and a file that the page includes.
    for (String name : List.of("cnn.adoc", "_part.adoc")) {
      Path file = Files.writeString(folder.resolve(name), "= Page");
      FileSource source =
          sourceOf(
              "part",
              """
              {"page": "content/ko/cnn.adoc", "line": 12, "id": "part", "places": ["%s:12"],
               "status": "ran", "millis": 1, "key": "k"}\
              """
                  .formatted(file.toString().replace('\\', '/')));
      assertThat(source.getFile()).isEqualTo(file.toFile());
      assertThat(source.getPosition()).contains(FilePosition.from(12));
    }
  }

  private FileSource sourceOf(String id, String snippet) throws IOException {
    return run(report("", snippet))
        .filter(event -> name(event).contains("#" + id))
        .map(event -> (FileSource) event.getTestDescriptor().getSource().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private String claim(String page, int line, String status, String problem) {
    String told = problem.isEmpty() ? "" : ", \"problem\": \"" + problem + "\"";
    return """
        {"page": "content/%s/cnn.adoc", "file": "%s", "line": %d, "column": 7,
         "id": "grey", "field": "least", "text": "least of %s", "status": "%s"%s}\
        """
        .formatted(page, sentences.toString().replace('\\', '/'), line, page, status, told);
  }

  @Test
  void each_claim_is_one_test_of_its_page_at_its_sentence_and_a_false_one_is_red()
      throws IOException {
    String problem = "content/en/cnn.adoc:9:7: this is not so";
    String snippets = report("\"" + problem + "\"", snippet(12, "grey", "ran", ""));
    Events events =
        run(
            snippets.substring(0, snippets.length() - 1)
                + ", \"claims\": [%s, %s, %s]}"
                    .formatted(
                        claim("ko", 8, "holds", ""),
                        claim("en", 9, "false", problem),
                        claim("en", 10, "unproven", "not checked")));
    assertThat(results(events))
        .containsExactly(
            "the site has no other problem SUCCESSFUL",
            "content/ko/cnn.adoc #grey (line 12) SUCCESSFUL",
            "content/ko/cnn.adoc \"least of ko\" (line 8) SUCCESSFUL",
            "content/en/cnn.adoc \"least of en\" (line 9) FAILED",
            "content/en/cnn.adoc \"least of en\" (line 10) FAILED");
    assertThat(message(events)).isEqualTo(problem);
    assertThat(
            events
                .filter(event -> name(event).contains("(line 9)"))
                .map(event -> ((FileSource) event.getTestDescriptor().getSource().orElseThrow()))
                .map(source -> source.getPosition().orElseThrow())
                .findFirst())
        .contains(FilePosition.from(9, 7));
  }

  @Test
  void a_broken_snippet_turns_exactly_its_own_test_red() throws IOException {
    String problem = "content/ko/cnn.adoc:41:9: / by zero";
    Events events =
        run(
            report(
                "\"" + problem + "\"",
                snippet(12, "grey", "ran", ""),
                snippet(40, "bad", "failed", problem),
                snippet(50, "after", "skipped", "")));
    assertThat(results(events))
        .containsExactly(
            "the site has no other problem SUCCESSFUL",
            "content/ko/cnn.adoc #grey (line 12) SUCCESSFUL",
            "content/ko/cnn.adoc #bad (line 40) FAILED",
            "content/ko/cnn.adoc #after (line 50) ABORTED");
    assertThat(message(events)).isEqualTo(problem);
  }

  @Test
  void a_problem_of_a_page_turns_the_test_of_the_site_red_and_no_other() throws IOException {
    String problem = "content/en/cnn.adoc:1:1: the page has no title";
    Events events = run(report("\"" + problem + "\"", snippet(12, "grey", "ran", "")));
    assertThat(results(events))
        .containsExactly(
            "the site has no other problem FAILED",
            "content/ko/cnn.adoc #grey (line 12) SUCCESSFUL");
    assertThat(message(events)).isEqualTo(problem);
  }

  @Test
  void no_snippet_is_red_and_tells_of_the_problems_that_there_are() throws IOException {
    Events events = run(report(""));
    events.assertStatistics(statistics -> statistics.failed(1));
    assertThat(message(events)).startsWith("no snippet was discovered, so nothing is proven");
    Events told = run(report("\"content:1:1: there is no page\""));
    assertThat(message(told)).contains("content:1:1: there is no page");
  }

  @Test
  void no_report_is_red() {
    Path missing = folder.resolve("missing.json");
    Events events = run(missing);
    events.assertStatistics(statistics -> statistics.failed(1));
    assertThat(message(events))
        .isEqualTo(missing + " does not exist: run the snippets with mvn jbake:prove");
  }

  @Test
  void a_report_that_cannot_be_read_is_red() throws IOException {
    for (String broken : List.of("", "{\"snippets\": [", "[]", "null", "{}")) {
      Events events = run(broken);
      events.assertStatistics(statistics -> statistics.failed(1));
      assertThat(message(events))
          .as(broken)
          .endsWith("run the snippets again with mvn jbake:prove");
    }
  }

  @Test
  void a_report_with_a_change_anywhere_proves_what_it_says_or_is_red_without_a_fault_of_ours()
      throws IOException {
    String problem = "content/ko/cnn.adoc:41:9: / by zero";
    String whole =
        report(
            "\"" + problem + "\"",
            snippet(12, "grey", "ran", ""),
            snippet(40, "bad", "failed", problem));
    Random random = new Random(1);
    byte[] sound = whole.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("report.json");
    for (int round = 0; round < 150; round++) {
      byte[] changed = sound.clone();
      if (random.nextBoolean()) {
        changed[random.nextInt(sound.length)] = (byte) random.nextInt(256);
      } else {
        // A name or a value is gone.
        int from = random.nextInt(sound.length);
        int length = random.nextInt(Math.min(40, sound.length - from));
        changed =
            (whole.substring(0, from) + whole.substring(from + length))
                .getBytes(StandardCharsets.UTF_8);
      }
      Files.write(file, changed);
      List<Throwable> thrown =
          run(file)
              .filter(event -> event.getPayload(TestExecutionResult.class).isPresent())
              .map(event -> event.getRequiredPayload(TestExecutionResult.class))
              .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
              .map(result -> result.getThrowable().orElseThrow())
              .toList();
      assertThat(thrown)
          .as(new String(changed, StandardCharsets.UTF_8))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each).isInstanceOf(AssertionFailedError.class));
    }
  }
}
