package org.ovenproof.junit;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One test for each snippet of the site, named by its page and its id, and one for each sentence
 * that a snippet checks, named by its page and its text, each with the line of the page as its
 * source. The goal {@code jbake:prove} has run them; this reads what came of it, so nothing runs
 * twice in a build. Surefire finds this class by {@code dependenciesToScan}.
 */
class SnippetTest {

  /** The system property that names the report, if it is not where it usually is. */
  static final String REPORT_PROPERTY = "snippets.report";

  private static final String REPORT = "target/snippets/report.json";

  /** What may have become of a snippet; anything else proves nothing. */
  private static final Set<String> STATUSES = Set.of("ran", "cached", "failed", "skipped");

  private static final Pattern PLACE = Pattern.compile("[^\\x00]+:\\d+");

  @TestFactory
  Stream<DynamicNode> snippets() throws IOException {
    Path file = Path.of(System.getProperty(REPORT_PROPERTY, REPORT));
    if (!Files.exists(file)) {
      fail("%s does not exist: run the snippets with mvn jbake:prove".formatted(file));
    }
    Report report = read(file);
    if (report.snippets().isEmpty()) {
      List<String> lines = new ArrayList<>(report.problems());
      lines.add(0, "no snippet was discovered, so nothing is proven");
      fail(String.join("\n\n", lines));
    }
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the site has no other problem", () -> others(report))),
        tests(report));
  }

  private static Report read(Path file) throws IOException {
    Report report = null;
    try {
      report = new Gson().fromJson(Files.readString(file), Report.class);
    } catch (JsonParseException | CharacterCodingException damaged) {
      // As good as an empty one.
    }
    if (report == null || !report.isWhole()) {
      fail("%s is damaged: run the snippets again with mvn jbake:prove".formatted(file));
    }
    return report;
  }

  private static Stream<DynamicNode> tests(Report report) {
    Map<String, Stream.Builder<DynamicNode>> pages = new LinkedHashMap<>();
    for (Snippet snippet : report.snippets()) {
      pages
          .computeIfAbsent(snippet.page(), page -> Stream.builder())
          .add(
              DynamicTest.dynamicTest(
                  "%s #%s (line %s)".formatted(snippet.page(), snippet.id(), snippet.line()),
                  snippet.source(),
                  snippet::check));
    }
    for (Claim claim : report.claims()) {
      pages
          .computeIfAbsent(claim.page(), page -> Stream.builder())
          .add(
              DynamicTest.dynamicTest(
                  "%s \"%s\" (line %s)".formatted(claim.page(), claim.text(), claim.line()),
                  claim.source(),
                  claim::check));
    }
    return pages.entrySet().stream()
        .map(page -> DynamicContainer.dynamicContainer(page.getKey(), page.getValue().build()));
  }

  /** Checks what is wrong with the pages themselves, such as a missing translation. */
  private static void others(Report report) {
    List<String> told =
        Stream.concat(
                report.snippets().stream().map(Snippet::problem),
                report.claims().stream().map(Claim::problem))
            .filter(Objects::nonNull)
            .toList();
    List<String> others =
        report.problems().stream()
            .filter(problem -> told.stream().noneMatch(own -> own.contains(problem)))
            .toList();
    if (!others.isEmpty()) {
      fail(String.join("\n\n", others));
    }
  }

  /** The claims are missing in the report of a site that has none, as others may write it. */
  private record Report(List<String> problems, List<Snippet> snippets, List<Claim> claims) {

    private Report {
      claims = claims == null ? List.of() : claims;
    }

    private boolean isWhole() {
      return problems != null
          && problems.stream().allMatch(Objects::nonNull)
          && snippets != null
          && snippets.stream().allMatch(each -> each != null && each.isWhole())
          && claims.stream().allMatch(each -> each != null && each.isWhole());
    }
  }

  private static URI source(String file, int line) {
    return URI.create(Path.of(file).toAbsolutePath().toUri() + "?line=" + line);
  }

  private record Snippet(
      String page,
      int line,
      String id,
      List<String> places,
      String status,
      String waitsFor,
      String problem) {

    private boolean isWhole() {
      return page != null
          && !page.isBlank()
          && id != null
          && status != null
          && STATUSES.contains(status)
          && places != null
          && places.stream().allMatch(place -> place != null && PLACE.matcher(place).matches())
          && !places.isEmpty();
    }

    /** Returns where it begins: in its page, or in a file that its page includes. */
    private URI source() {
      String place = places.get(0);
      return SnippetTest.source(place.substring(0, place.lastIndexOf(':')), line);
    }

    private void check() {
      if (problem != null || status.equals("failed")) {
        fail(problem);
      }
      // One that comes after a broken one proves nothing and is not broken itself.
      Assumptions.assumeFalse(
          status.equals("skipped"),
          waitsFor == null || waitsFor.isEmpty()
              ? "a snippet before it in its session failed"
              : "it needs the snippet '%s', which failed".formatted(waitsFor));
    }
  }

  private record Claim(
      String page,
      String file,
      int line,
      int column,
      String id,
      String field,
      String text,
      String status,
      String problem) {

    private boolean isWhole() {
      return page != null
          && !page.isBlank()
          && file != null
          && text != null
          && status != null
          && line > 0
          && column > 0;
    }

    /** Returns where it stands: with the column, since a line can have several. */
    private URI source() {
      return URI.create(SnippetTest.source(file, line) + "&column=" + column);
    }

    private void check() {
      if (!status.equals("holds")) {
        fail(problem);
      }
    }
  }
}
