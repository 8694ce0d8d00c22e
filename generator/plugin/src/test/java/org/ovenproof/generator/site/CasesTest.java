package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;

/**
 * Each folder in {@code src/test/sites} is a case by being there: pages, what they include, and an
 * {@code expected.txt} with up to three parts.
 *
 * <p>{@code == problems}: all that has to be mended, as a build prints it, with the folder's own
 * path left out; nothing has to be if the part is not there. {@code == html}: paragraphs that the
 * pages contain. {@code == not}: paragraphs that they do not.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CasesTest {

  private static final Path CASES = Path.of("src/test/sites");

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> each_case_is_as_its_expectation_says() throws Exception {
    try (TestSite site = new TestSite(folder)) {
      List<String> cases = cases();
      for (String each : cases) {
        copy(CASES.resolve(each), site.path("content/en/" + each));
      }
      site.with("snippets.timeout", "30s");
      Proof proof = site.prove();
      List<String> problems =
          Stream.concat(proof.problems().stream(), proof.warnings().stream())
              .map(Problem::text)
              .toList();
      Map<String, String> pages = site.preview(proof);
      return cases.stream()
          .map(each -> DynamicTest.dynamicTest(each, () -> check(each, problems, pages)))
          .toList();
    }
  }

  private static void check(String name, List<String> problems, Map<String, String> pages)
      throws IOException {
    String own = "content/en/" + name + "/";
    String found =
        problems.stream()
            .filter(problem -> problem.startsWith(own))
            .map(problem -> problem.replace(own, ""))
            .collect(Collectors.joining("\n\n"));
    String html =
        pages.entrySet().stream()
            .filter(page -> page.getKey().matches("en/" + name + "/.*\\.html"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("\n"));
    Path file = CASES.resolve(name).resolve("expected.txt");
    Map<String, List<String>> expected = parts(Files.readString(file));
    assertThat(found)
        .as(name)
        .isEqualTo(String.join("\n\n", expected.getOrDefault("problems", List.of())));
    expected
        .getOrDefault("html", List.of())
        .forEach(part -> assertThat(html).as(name).contains(part));
    expected
        .getOrDefault("not", List.of())
        .forEach(part -> assertThat(html).as(name).doesNotContain(part));
    assertThat(Marks.mayBeIn(html)).as("a mark of ours in " + name).isFalse();
  }

  /** Returns the paragraphs of each part. */
  private static Map<String, List<String>> parts(String text) {
    return Arrays.stream(("\n" + text).split("\n== "))
        .skip(1)
        .map(part -> part.split("\n", 2))
        .collect(
            Collectors.toMap(
                part -> part[0],
                part ->
                    Arrays.stream(part[1].split("\n\n"))
                        .map(paragraph -> paragraph.replaceFirst("^\n+", "").stripTrailing())
                        .filter(paragraph -> !paragraph.isEmpty())
                        .toList()));
  }

  private static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(from)) {
      walk.forEach(all::add);
    }
    Files.createDirectories(to.getParent());
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
