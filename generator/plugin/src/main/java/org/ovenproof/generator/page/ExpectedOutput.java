package org.ovenproof.generator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
public record ExpectedOutput(SourceLine place, List<String> lines, double tolerance) {

  /** Sums in another order, on a processor with other instructions, differ by about this much. */
  public static final double TOLERANCE = 1e-4;

  /** How many pairs of lines are compared for the fewest changes; beyond, all is one change. */
  private static final long MAX_PAIRS = 4_000_000;

  public ExpectedOutput {
    lines = List.copyOf(lines);
  }

  /** Whether it holds; what follows a line that stands for any is looked for from there on. */
  public boolean matches(List<String> actual) {
    List<ExpectedLine> expected = expected();
    int line = 0;
    int at = 0;
    int anything = -1;
    int skippedTo = 0;
    while (at < actual.size()) {
      if (line < expected.size() && expected.get(line).isAnything()) {
        anything = line++;
        skippedTo = at;
      } else if (line < expected.size() && expected.get(line).matches(actual.get(at))) {
        line++;
        at++;
      } else if (anything >= 0) {
        line = anything + 1;
        at = ++skippedTo;
      } else {
        return false;
      }
    }
    return expected.subList(line, expected.size()).stream().allMatch(ExpectedLine::isAnything);
  }

  private List<ExpectedLine> expected() {
    return lines.stream().map(line -> new ExpectedLine(line, tolerance)).toList();
  }

  /**
   * Returns both as one text, with as few changes as there can be: a minus before what is expected
   * and not there, a plus before what is there and not expected.
   */
  public List<String> difference(List<String> actual) {
    return alignment(actual).stream()
        .filter(step -> !step.isAnything())
        .map(Step::toString)
        .toList();
  }

  /** Returns what to expect from now on: what still holds as it was written, the rest as it is. */
  public List<String> rewritten(List<String> actual) {
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
    List<Step> steps = new ArrayList<>();
    if ((long) lines.size() * actual.size() > MAX_PAIRS) {
      lines.forEach(line -> steps.add(new Step(line, null, false)));
      actual.forEach(line -> steps.add(new Step(null, line, false)));
      return steps;
    }
    List<ExpectedLine> expected = expected();
    boolean[][] agree = new boolean[lines.size()][actual.size()];
    int[][] changes = changes(expected, actual, agree);
    int expectedAt = 0;
    int actualAt = 0;
    while (expectedAt < lines.size() || actualAt < actual.size()) {
      int left = changes[expectedAt][actualAt];
      boolean more = actualAt < actual.size();
      if (expectedAt < lines.size() && expected.get(expectedAt).isAnything()) {
        if (left == changes[expectedAt + 1][actualAt]) {
          steps.add(new Step(lines.get(expectedAt++), null, true));
        } else {
          steps.add(new Step(null, actual.get(actualAt++), true));
        }
      } else if (expectedAt < lines.size() && more && agree[expectedAt][actualAt]) {
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

  /**
   * Returns how many changes it takes from each line of both on to their ends.
   *
   * @param agree is told which lines of both agree
   */
  private static int[][] changes(
      List<ExpectedLine> expected, List<String> actual, boolean[][] agree) {
    int[][] changes = new int[expected.size() + 1][actual.size() + 1];
    for (int at = expected.size(); at >= 0; at--) {
      for (int other = actual.size(); other >= 0; other--) {
        boolean more = other < actual.size();
        if (at == expected.size()) {
          changes[at][other] = actual.size() - other;
        } else if (expected.get(at).isAnything()) {
          int skipped = changes[at + 1][other];
          changes[at][other] = more ? Math.min(skipped, changes[at][other + 1]) : skipped;
        } else if (more && expected.get(at).matches(actual.get(other))) {
          agree[at][other] = true;
          changes[at][other] = changes[at + 1][other + 1];
        } else {
          int without = changes[at + 1][other];
          changes[at][other] = 1 + (more ? Math.min(without, changes[at][other + 1]) : without);
        }
      }
    }
    return changes;
  }
}
