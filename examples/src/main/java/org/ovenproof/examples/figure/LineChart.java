package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;

/**
 * Lines over a common x, each with its name, as SVG. Lines differ in colour and in their dashes.
 * Each method returns a new chart. Immutable.
 */
public final class LineChart implements Displayable {

  private static final double WIDTH = 560;

  /** Of the plot. */
  private static final double HEIGHT = 212;

  private static final double LEFT = 64;
  private static final double RIGHT = 536;

  private final String xLabel;
  private final String yLabel;
  private final double[] yRange;
  private final List<Line> lines;

  private record Line(String name, double[] xs, double[] ys) {}

  private LineChart(String xLabel, String yLabel, double[] yRange, List<Line> lines) {
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    this.yRange = yRange;
    this.lines = List.copyOf(lines);
  }

  /**
   * Returns a chart without lines.
   *
   * @param xLabel what is on the x axis, with its unit if it has one
   * @param yLabel what is on the y axis, with its unit if it has one
   */
  public static LineChart of(String xLabel, String yLabel) {
    return new LineChart(xLabel, yLabel, null, List.of());
  }

  /**
   * Returns the same chart with this y axis, so that several charts can be compared; what lies
   * beyond is drawn on its edge.
   *
   * @throws IllegalArgumentException if {@code least >= most} or one is not finite
   */
  public LineChart yRange(double least, double most) {
    Ranges.check("yRange", least, most);
    return new LineChart(xLabel, yLabel, new double[] {least, most}, lines);
  }

  /**
   * Adds a line through {@code ys} at x = 0, 1, 2 and so on.
   *
   * @param ys at least two; copied
   * @throws IllegalArgumentException if there are fewer than two or one is not finite
   */
  public LineChart with(String name, double[] ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i;
    }
    return with(name, xs, ys);
  }

  /**
   * Adds a line.
   *
   * @param xs at least two, ascending; copied
   * @param ys as many; copied
   * @throws IllegalArgumentException if there are fewer than two or not as many of both, or if one
   *     is not finite
   */
  public LineChart with(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length < 2) {
      throw new IllegalArgumentException(
          "xs and ys must be as many, >= 2, but were %d and %d".formatted(xs.length, ys.length));
    }
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
        throw new IllegalArgumentException(
            "point %d of %s must be finite but was (%s, %s)".formatted(i, name, xs[i], ys[i]));
      }
    }
    List<Line> longer = new ArrayList<>(lines);
    longer.add(new Line(name, xs.clone(), ys.clone()));
    return new LineChart(xLabel, yLabel, yRange, longer);
  }

  /**
   * Returns the drawing; the y axis begins at 0 unless a value is negative or a range is given.
   *
   * @throws IllegalStateException if there is no line
   */
  @Override
  public Output display() {
    if (lines.isEmpty()) {
      throw new IllegalStateException("a chart must have >= 1 line but has 0");
    }
    double top = Legend.bottom(lines.size());
    double bottom = top + HEIGHT;
    Axis x = axis(true, LEFT, RIGHT);
    Axis y =
        yRange == null ? axis(false, bottom, top) : Axis.exactly(yRange[0], yRange[1], bottom, top);
    Svg svg = new Svg(WIDTH, bottom + Axes.BELOW);
    new Axes(x, y).draw(svg, xLabel, yLabel);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      double row = Legend.line(i);
      String dashes = Svg.dashes(i);
      svg.path(new double[] {LEFT, row - 5, LEFT + 34, row - 5}, Svg.series(i), dashes);
      svg.text(LEFT + 42, row, "start", line.name());
      double[] points = new double[2 * line.xs().length];
      for (int p = 0; p < line.xs().length; p++) {
        points[2 * p] = x.place(line.xs()[p]);
        points[2 * p + 1] = y.place(y.within(line.ys()[p]));
      }
      svg.path(points, Svg.series(i), dashes);
    }
    return svg.drawing();
  }

  private Axis axis(boolean horizontal, double from, double to) {
    double least = horizontal ? Double.POSITIVE_INFINITY : 0;
    double most = Double.NEGATIVE_INFINITY;
    boolean whole = horizontal;
    for (Line line : lines) {
      for (double value : horizontal ? line.xs() : line.ys()) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        whole &= value == Math.rint(value);
      }
    }
    return new Axis(least, most, whole, from, to);
  }
}
