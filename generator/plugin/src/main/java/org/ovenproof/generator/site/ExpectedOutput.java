package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What a page says that a snippet shows: a block with the role {@code output} right behind it.
 * Numbers may differ within a tolerance; {@code …} stands for anything, in a line or, alone, for
 * any lines.
 *
 * @param place where the block begins
 * @param lines what is expected
 * @param tolerance how far a number may be off, as a share of itself, {@code >= 0}
 */
record ExpectedOutput(SourceLine place, List<String> lines, double tolerance) {

  /** Sums in another order, on a processor with other instructions, differ by about this much. */
  static final double TOLERANCE = 1e-4;

  static final String ANYTHING = "…";

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  ExpectedOutput {
    lines = List.copyOf(lines);
  }

  boolean matches(List<String> actual) {
    return matches(lines, actual);
  }

  private boolean matches(List<String> expected, List<String> actual) {
    if (expected.isEmpty()) {
      return actual.isEmpty();
    }
    List<String> rest = expected.subList(1, expected.size());
    if (expected.get(0).strip().equals(ANYTHING)) {
      for (int skipped = 0; skipped <= actual.size(); skipped++) {
        if (matches(rest, actual.subList(skipped, actual.size()))) {
          return true;
        }
      }
      return false;
    }
    return !actual.isEmpty()
        && matches(expected.get(0), actual.get(0))
        && matches(rest, actual.subList(1, actual.size()));
  }

  private boolean matches(String typed, String shown) {
    String expected = Names.nfc(typed);
    String actual = Names.nfc(shown);
    List<Double> numbers = new ArrayList<>();
    Matcher numbersInLine = NUMBER.matcher(expected);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (numbersInLine.find()) {
      pattern.append(quoted(expected.substring(end, numbersInLine.start())));
      pattern.append("(").append(NUMBER.pattern()).append(")");
      numbers.add(Double.valueOf(numbersInLine.group()));
      end = numbersInLine.end();
    }
    pattern.append(quoted(expected.substring(end).stripTrailing()));
    Matcher line = Pattern.compile(pattern.toString()).matcher(actual.stripTrailing());
    if (!line.matches()) {
      return false;
    }
    for (int index = 0; index < numbers.size(); index++) {
      if (!near(numbers.get(index), Double.parseDouble(line.group(index + 1)))) {
        return false;
      }
    }
    return true;
  }

  private static String quoted(String text) {
    List<String> parts = List.of(text.split(ANYTHING, -1));
    return String.join(".*", parts.stream().map(Pattern::quote).toList());
  }

  private boolean near(double expected, double actual) {
    return Math.abs(expected - actual)
        <= tolerance * Math.max(Math.abs(expected), Math.abs(actual));
  }

  /**
   * Returns both as one text, with as few changes as there can be: a minus before what is expected
   * and not there, a plus before what is there and not expected.
   */
  List<String> difference(List<String> actual) {
    return alignment(actual).stream()
        .filter(step -> !step.isAnything())
        .map(Step::toString)
        .toList();
  }

  /** Returns what to expect from now on: what still holds as it was written, the rest as it is. */
  List<String> rewritten(List<String> actual) {
    return alignment(actual).stream().flatMap(step -> step.rewritten().stream()).toList();
  }

  /**
   * A line of both.
   *
   * @param expected null for a line that is not expected
   * @param actual null for a line that is not there
   * @param holds whether the two agree, as a line and what stands for anything do
   */
  private record Step(String expected, String actual, boolean holds) {

    private boolean isAnything() {
      return holds && actual == null;
    }

    private Optional<String> rewritten() {
      return Optional.ofNullable(holds ? expected : actual);
    }

    @Override
    public String toString() {
      return holds ? "  " + actual : expected == null ? "+ " + actual : "- " + expected;
    }
  }

  private List<Step> alignment(List<String> actual) {
    int[][] changes = changes(actual);
    List<Step> steps = new ArrayList<>();
    int expectedAt = 0;
    int actualAt = 0;
    while (expectedAt < lines.size() || actualAt < actual.size()) {
      int left = changes[expectedAt][actualAt];
      boolean more = actualAt < actual.size();
      if (expectedAt < lines.size() && isAnything(expectedAt)) {
        if (left == changes[expectedAt + 1][actualAt]) {
          steps.add(new Step(lines.get(expectedAt++), null, true));
        } else {
          steps.add(new Step(null, actual.get(actualAt++), true));
        }
      } else if (expectedAt < lines.size()
          && more
          && matches(lines.get(expectedAt), actual.get(actualAt))) {
        steps.add(new Step(lines.get(expectedAt++), actual.get(actualAt++), true));
      } else if (expectedAt < lines.size()
          && (!more || left == 1 + changes[expectedAt + 1][actualAt])) {
        steps.add(new Step(lines.get(expectedAt++), null, false));
      } else {
        steps.add(new Step(null, actual.get(actualAt++), false));
      }
    }
    return steps;
  }

  /** Returns how many changes it takes from each line of both on to their ends. */
  private int[][] changes(List<String> actual) {
    int[][] changes = new int[lines.size() + 1][actual.size() + 1];
    for (int at = lines.size(); at >= 0; at--) {
      for (int other = actual.size(); other >= 0; other--) {
        boolean more = other < actual.size();
        if (at == lines.size()) {
          changes[at][other] = actual.size() - other;
        } else if (isAnything(at)) {
          int skipped = changes[at + 1][other];
          changes[at][other] = more ? Math.min(skipped, changes[at][other + 1]) : skipped;
        } else if (more && matches(lines.get(at), actual.get(other))) {
          changes[at][other] = changes[at + 1][other + 1];
        } else {
          int without = changes[at + 1][other];
          changes[at][other] = 1 + (more ? Math.min(without, changes[at][other + 1]) : without);
        }
      }
    }
    return changes;
  }

  private boolean isAnything(int line) {
    return lines.get(line).strip().equals(ANYTHING);
  }
}
