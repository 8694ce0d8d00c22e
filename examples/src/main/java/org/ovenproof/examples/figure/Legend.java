package org.ovenproof.examples.figure;

/**
 * The names of a chart's series, one below the other under the name of its y axis. Lines are as far
 * apart as a narrow page needs, which draws letters of {@link #LETTERS} instead of 14.
 */
final class Legend {

  /** How large letters are on a phone, in units of the drawing. */
  static final double LETTERS = 20;

  /** From one line of text to the next. */
  static final double LINE = 24;

  private static final double FIRST = 44;

  private Legend() {}

  /** Where the text of a series stands. */
  static double line(int series) {
    return FIRST + LINE * series;
  }

  /** Where a plot can begin that has this many series. */
  static double bottom(int series) {
    return line(series - 1) + 18;
  }
}
