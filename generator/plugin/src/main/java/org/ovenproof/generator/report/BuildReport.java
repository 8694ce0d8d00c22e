package org.ovenproof.generator.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.worker.protocol.Outcome;

/**
 * What {@code target/snippets/report.json} holds.
 *
 * @param discovered how many snippets the pages have, those of a page in two languages counted once
 * @param ran how many ran and did as expected
 * @param cached how many results came from the cache
 * @param failed how many did not do as expected
 * @param skipped how many did not run since one before them failed
 * @param problems all that has to be mended, snippets and pages, in the form of {@link
 *     Problem#text}
 * @param warnings what the author is told of and fails no build, in the same form
 * @param snippets one line each, in the order of the pages
 * @param claims one line for each sentence that a snippet checks, in the order of the pages
 * @param claimsHeld how many of these are so
 * @param expected whether the site is known to have snippets: this build found some, or one before
 */
public record BuildReport(
    int discovered,
    int ran,
    int cached,
    int failed,
    int skipped,
    List<String> problems,
    List<String> warnings,
    List<Line> snippets,
    List<ClaimLine> claims,
    int claimsHeld,
    boolean expected) {

  /** Its file, beside what else is left of a build. */
  public static final String FILE = "report.json";

  private static final double SLOW_MILLIS = 1_000;
  private static final int SLOWEST = 5;

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  /**
   * One snippet.
   *
   * @param page its page in the first language
   * @param line where it begins, in the file of its first place
   * @param id its name
   * @param places where it begins for every page that shows it, as {@code file:line}; the file is
   *     the page or one that it includes
   * @param status {@code ran}, {@code cached}, {@code failed} or {@code skipped}
   * @param millis how long it took when it ran
   * @param key the key of its result
   * @param why why it was not taken from the cache; absent if it was, or was skipped
   * @param waitsFor the id of the snippet of its session that failed and that it needs; absent if
   *     it was not skipped
   * @param problem what has to be mended, as {@link Problem#text}; absent if nothing
   */
  public record Line(
      String page,
      int line,
      String id,
      List<String> places,
      String status,
      double millis,
      String key,
      String why,
      String waitsFor,
      String problem) {

    private Line cached() {
      return new Line(
          page,
          line,
          id,
          places,
          statusOf(Execution.Status.CACHED),
          millis,
          key,
          null,
          null,
          problem);
    }

    private static String statusOf(Execution.Status status) {
      return status.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One sentence that a snippet checks.
   *
   * @param page the page
   * @param file the page, or the file that it includes, in which the sentence stands
   * @param line its line in that file
   * @param column its column
   * @param id the snippet
   * @param field the boolean among the snippet's values; empty for a value that is one itself
   * @param text what the sentence says
   * @param status {@code holds}, {@code false} or {@code unproven}
   * @param problem what has to be mended, as {@link Problem#text}; absent if nothing
   */
  public record ClaimLine(
      String page,
      String file,
      int line,
      int column,
      String id,
      String field,
      String text,
      String status,
      String problem) {

    private boolean holds() {
      return status.equals("holds");
    }
  }

  /** Returns the report of a build with some problems, warnings, snippets and claims. */
  public static BuildReport of(
      List<Problem> problems,
      List<Problem> warnings,
      List<Line> snippets,
      List<ClaimLine> claims,
      boolean expected) {
    return new BuildReport(
        snippets.size(),
        count(snippets, Execution.Status.RAN),
        count(snippets, Execution.Status.CACHED),
        count(snippets, Execution.Status.FAILED),
        count(snippets, Execution.Status.SKIPPED),
        problems.stream().map(Problem::text).toList(),
        warnings.stream().map(Problem::text).toList(),
        List.copyOf(snippets),
        List.copyOf(claims),
        (int) claims.stream().filter(ClaimLine::holds).count(),
        expected);
  }

  /** Whether the report of an earlier build knows that the site has snippets. */
  public static boolean isExpectedBy(Path file) {
    try {
      BuildReport earlier = GSON.fromJson(Files.readString(file), BuildReport.class);
      return earlier != null && (earlier.expected() || earlier.discovered() > 0);
    } catch (IOException | JsonParseException unknown) {
      return false;
    }
  }

  private static int count(List<Line> snippets, Execution.Status status) {
    String name = Line.statusOf(status);
    return (int) snippets.stream().filter(line -> line.status().equals(name)).count();
  }

  /** Returns the line of a snippet that stands in some places and has some problems. */
  public static Line line(Execution execution, List<String> places, List<Problem> problems) {
    return new Line(
        execution.snippet().page(),
        execution.snippet().place().line(),
        execution.snippet().id(),
        List.copyOf(places),
        Line.statusOf(execution.status()),
        Math.round(execution.nanos() / 1e4) / 100.0,
        execution.key(),
        execution.why().isEmpty() ? null : execution.why(),
        execution.outcome() instanceof Outcome.Skipped skipped ? skipped.failedId() : null,
        problems.isEmpty() ? null : Problems.text(problems));
  }

  /** Returns the same with other problems and warnings. */
  public BuildReport with(List<Problem> others, List<Problem> otherWarnings) {
    return new BuildReport(
        discovered,
        ran,
        cached,
        failed,
        skipped,
        others.stream().map(Problem::text).toList(),
        otherWarnings.stream().map(Problem::text).toList(),
        snippets,
        claims,
        claimsHeld,
        expected);
  }

  /** Returns the report of a build that takes every result of this one from the cache. */
  public BuildReport ofNextBuild() {
    return new BuildReport(
        discovered,
        0,
        discovered,
        0,
        0,
        problems,
        warnings,
        snippets.stream().map(Line::cached).toList(),
        claims,
        claimsHeld,
        expected);
  }

  /** Returns the report as JSON (RFC 8259). */
  public String json() {
    return GSON.toJson(this) + "\n";
  }

  /** Writes the report as JSON. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, json());
  }

  /** Returns a line for each of the slowest snippets that ran, if any took its time. */
  public List<String> slowest() {
    return snippets.stream()
        .filter(line -> line.why() != null && line.millis() >= SLOW_MILLIS)
        .sorted(Comparator.comparingDouble(Line::millis).reversed())
        .limit(SLOWEST)
        .map(
            line ->
                "  %s s  %s:%s #%s"
                    .formatted(
                        Math.round(line.millis() / 100) / 10.0,
                        line.page(),
                        line.line(),
                        line.id()))
        .toList();
  }

  /** Returns a line for each snippet that ran, which says why. */
  public List<String> reasons() {
    return snippets.stream()
        .filter(line -> line.why() != null)
        .map(
            line ->
                "  %s:%s #%s ran: %s".formatted(line.page(), line.line(), line.id(), line.why()))
        .toList();
  }

  /** Returns one sentence about the build. */
  public String summary() {
    String sentences =
        claims.isEmpty() ? "" : "; %s claims, %s of them true".formatted(claims.size(), claimsHeld);
    return "%s snippets: %s ran, %s from the cache, %s failed, %s skipped%s"
        .formatted(discovered, ran, cached, failed, skipped, sentences);
  }
}
