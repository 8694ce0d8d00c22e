package org.ovenproof.generator.report;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Something that an author has to mend, or is warned of.
 *
 * @param severity whether it keeps the site from being published
 * @param at where, in the file that the author edits
 * @param message what is wrong, in one line
 * @param code the line of code, empty if none is to be shown
 * @param width how many characters of {@code code} are marked, from the location's column on
 * @param detail further lines, such as the rest of a compiler's message
 * @param cure how to mend it, in one sentence
 * @param via the other places at which the same code is shown: the lines that include the file, or
 *     the same block of the page in another language
 */
public record Problem(
    Severity severity,
    Location at,
    String message,
    String code,
    int width,
    List<String> detail,
    String cure,
    List<SourceLine> via) {

  public Problem {
    detail = List.copyOf(detail);
    via = List.copyOf(via);
  }

  static Problem of(Location at, String message, String cure) {
    return new Problem(Severity.ERROR, at, message, "", 0, List.of(), cure, List.of());
  }

  /** Returns a problem that the author is told of and that fails no build. */
  static Problem warning(Location at, String message, String cure) {
    return new Problem(Severity.WARNING, at, message, "", 0, List.of(), cure, List.of());
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  Problem asWarning() {
    return new Problem(Severity.WARNING, at, message, code, width, detail, cure, via);
  }

  /** Returns the same with other texts. */
  public Problem with(UnaryOperator<String> texts) {
    return new Problem(
        severity,
        at,
        texts.apply(message),
        texts.apply(code),
        width,
        detail.stream().map(texts).toList(),
        texts.apply(cure),
        via);
  }

  Problem withCode(String line, int marked) {
    return new Problem(severity, at, message, line, marked, detail, cure, via);
  }

  Problem withDetail(List<String> lines) {
    return new Problem(severity, at, message, code, width, lines, cure, via);
  }

  Problem withVia(List<SourceLine> includers) {
    return new Problem(severity, at, message, code, width, detail, cure, includers);
  }

  /** Returns the line of code with a caret under what is marked; empty without code. */
  public String marked() {
    if (code.isBlank()) {
      return "";
    }
    int from = Math.min(at.column() - 1, code.length());
    return Columns.marked(code, from, Math.min(from + width, code.length()));
  }

  /** Returns all of it, the location first, as compilers do. */
  public String text() {
    StringBuilder text = new StringBuilder(at + ": " + (isError() ? "" : "warning: ") + message);
    marked().lines().forEach(line -> text.append("\n    ").append(line));
    detail.forEach(line -> text.append("\n    ").append(line));
    via.forEach(line -> text.append("\n    shown at ").append(line));
    return text.append("\n    → ").append(cure).toString();
  }

  /** What a problem means for the build. */
  public enum Severity {
    /** The site is not published. */
    ERROR,
    /** The author is told, and the site is published. */
    WARNING
  }
}
