package org.ovenproof.examples.figure;

/**
 * A function over a square, as cells of two colours that are clear at 0 and grow in steps. Cells of
 * one step are one path, so the drawing stays small; colours are the page's, so it reads in the
 * dark.
 */
final class Heat {

  private static final int STEPS = 8;
  private static final double OPACITY = 0.5;

  private final int[][] steps;

  private Heat(int[][] steps) {
    this.steps = steps;
  }

  /** The values of {@code n x n} cells, row by row from the upper left. */
  static Heat of(double[] values, double reach) {
    if (!(reach > 0)) {
      throw new IllegalArgumentException("reach must be > 0 but was " + reach);
    }
    int side = (int) Math.round(Math.sqrt(values.length));
    if (side == 0 || side * side != values.length) {
      throw new IllegalArgumentException(
          "values must be as many as a grid has points, n * n, but were " + values.length);
    }
    int[][] steps = new int[side][side];
    for (int i = 0; i < values.length; i++) {
      double share = Math.max(-1, Math.min(1, values[i] / reach));
      steps[i / side][i % side] = (int) Math.rint(share * STEPS);
    }
    return new Heat(steps);
  }

  void draw(Svg svg, double left, double top, double side) {
    double cell = side / steps.length;
    for (int step = -STEPS; step <= STEPS; step++) {
      StringBuilder path = new StringBuilder();
      for (int row = 0; row < steps.length && step != 0; row++) {
        runs(path, steps[row], step, left, top + row * cell, cell);
      }
      if (path.length() > 0) {
        String colour = Svg.series(step < 0 ? 0 : 1);
        svg.filled(path, colour, OPACITY * Math.abs(step) / STEPS);
      }
    }
  }

  /** Adds a rectangle for each run of cells of one step in a row. */
  private static void runs(
      StringBuilder path, int[] row, int step, double left, double y, double cell) {
    for (int from = 0; from < row.length; from++) {
      int to = from;
      while (to < row.length && row[to] == step) {
        to++;
      }
      if (to > from) {
        path.append('M').append(Svg.number(left + from * cell)).append(' ').append(Svg.number(y));
        path.append('h').append(Svg.number((to - from) * cell));
        path.append('v').append(Svg.number(cell));
        path.append('H').append(Svg.number(left + from * cell)).append('z');
        from = to;
      }
    }
  }
}
