package org.ovenproof.generator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.Names;

/**
 * A line that a page expects: text, numbers, and {@code …} between for anything.
 *
 * <p>What stands between two {@code …} is looked for from the left, each once, so a line takes no
 * longer than its length times the expected one's, however many {@code …} there are.
 */
public final class ExpectedLine {

  public static final String ANYTHING = "…";

  /** All of its digits or none, so that there is one way only to read a number. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+]?\\d++(?:\\.\\d++)?+(?:[eE][-+]?\\d++)?+");

  private final boolean isAnything;
  private final List<Stretch> stretches = new ArrayList<>();
  private final double tolerance;

  ExpectedLine(String line, double tolerance) {
    this.isAnything = line.strip().equals(ANYTHING);
    this.tolerance = tolerance;
    String end = Names.nfc(line).stripTrailing();
    int from = 0;
    while (from <= end.length()) {
      int to = end.indexOf(ANYTHING, from);
      to = to < 0 ? end.length() : to;
      stretches.add(Stretch.of(end, from, to));
      from = to + ANYTHING.length();
    }
  }

  /** Whether it stands for any lines. */
  boolean isAnything() {
    return isAnything;
  }

  boolean matches(String actual) {
    String line = Names.nfc(actual).stripTrailing();
    int last = stretches.size() - 1;
    if (last == 0) {
      return end(stretches.get(0), line, 0, true) == line.length();
    }
    int at = end(stretches.get(0), line, 0, true);
    for (int index = 1; index < last && at >= 0; index++) {
      at = end(stretches.get(index), line, at, false);
    }
    return at >= 0 && endsWith(stretches.get(last), line, at);
  }

  /** Returns where a stretch ends that begins at a place, or behind it; -1 if there is none. */
  private int end(Stretch stretch, String line, int from, boolean there) {
    Matcher matcher = stretch.pattern.matcher(line).useTransparentBounds(true);
    if (there) {
      matcher.region(from, line.length());
      return matcher.lookingAt() && isNear(stretch, matcher) ? matcher.end() : -1;
    }
    for (int at = from; at <= line.length() && matcher.find(at); at = matcher.start() + 1) {
      if (isNear(stretch, matcher)) {
        return matcher.end();
      }
    }
    return -1;
  }

  private boolean endsWith(Stretch stretch, String line, int from) {
    Matcher matcher = stretch.atEnd.matcher(line);
    for (int at = from; at <= line.length() && matcher.find(at); at = matcher.start() + 1) {
      if (isNear(stretch, matcher)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNear(Stretch stretch, Matcher matcher) {
    for (int index = 0; index < stretch.numbers.size(); index++) {
      double expected = stretch.numbers.get(index);
      double actual = Double.parseDouble(matcher.group(index + 1));
      double most = tolerance * Math.max(Math.abs(expected), Math.abs(actual));
      if (!(Math.abs(expected - actual) <= most)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What stands between two {@code …}.
   *
   * @param pattern its text, with a group for each number
   * @param atEnd the same at the end of a line
   */
  private record Stretch(Pattern pattern, Pattern atEnd, List<Double> numbers) {

    /** Reads numbers where they stand in the line: a digit behind a letter begins none. */
    private static Stretch of(String line, int from, int to) {
      StringBuilder pattern = new StringBuilder();
      List<Double> numbers = new ArrayList<>();
      Matcher number = NUMBER.matcher(line).region(from, to).useTransparentBounds(true);
      int end = from;
      while (number.find()) {
        pattern.append(Pattern.quote(line.substring(end, number.start())));
        pattern.append("(").append(NUMBER.pattern()).append(")");
        numbers.add(Double.valueOf(number.group()));
        end = number.end();
      }
      pattern.append(Pattern.quote(line.substring(end, to)));
      return new Stretch(
          Pattern.compile(pattern.toString()), Pattern.compile(pattern + "\\z"), numbers);
    }
  }
}
