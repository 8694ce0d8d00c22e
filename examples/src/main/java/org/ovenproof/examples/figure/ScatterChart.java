package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.argument.Arguments;

/**
 * Points in a part of the plane that the caller chooses, as SVG, so that charts of one part can be
 * compared. Series differ in colour and in their marks; a function of the plane can lie behind them
 * as heat, and arrows before it. Points beyond the part are not drawn. Each method returns a new
 * chart. Immutable.
 */
public final class ScatterChart implements Displayable {

  private static final double WIDTH = 560;
  private static final double SIDE = 400;
  private static final double LEFT = 90;

  private final double[] range;
  private final String[] labels;
  private final Heat heat;
  private final List<Arrows> arrows;
  private final List<Series> series;

  private record Series(String name, double[][] points) {}

  private record Arrows(double[][] from, double[][] vectors) {}

  private ScatterChart(
      double[] range, String[] labels, Heat heat, List<Arrows> arrows, List<Series> series) {
    this.range = range;
    this.labels = labels;
    this.heat = heat;
    this.arrows = List.copyOf(arrows);
    this.series = List.copyOf(series);
  }

  /**
   * Returns an empty chart of the square from {@code least} to {@code most} both ways.
   *
   * @throws IllegalArgumentException if {@code least >= most} or one is not finite
   */
  public static ScatterChart of(double least, double most) {
    return of(least, most, least, most);
  }

  /**
   * Returns an empty chart of a rectangle; both its sides are drawn as long.
   *
   * @throws IllegalArgumentException if {@code xLeast >= xMost}, {@code yLeast >= yMost} or one is
   *     not finite
   */
  public static ScatterChart of(double xLeast, double xMost, double yLeast, double yMost) {
    Ranges.check("the range of x", xLeast, xMost);
    Ranges.check("the range of y", yLeast, yMost);
    return new ScatterChart(
        new double[] {xLeast, xMost, yLeast, yMost},
        new String[] {"", ""},
        null,
        List.of(),
        List.of());
  }

  /** Names the axes, with their units if they have some. */
  public ScatterChart labels(String x, String y) {
    return new ScatterChart(range, new String[] {x, y}, heat, arrows, series);
  }

  /**
   * Adds points.
   *
   * @param points {@code [n, 2]}; copied
   * @throws IllegalArgumentException if {@code points} has another shape
   */
  public ScatterChart with(String name, INDArray points) {
    List<Series> longer = new ArrayList<>(series);
    longer.add(new Series(name, pairs("points", points)));
    return new ScatterChart(range, labels, heat, arrows, longer);
  }

  /**
   * Adds arrows, such as a field's directions; they have no entry among the names.
   *
   * @param from where each begins, {@code [n, 2]}; copied
   * @param vectors how far each reaches, in the units of the axes, {@code [n, 2]}; copied
   * @throws IllegalArgumentException if one has another shape
   */
  public ScatterChart arrows(INDArray from, INDArray vectors) {
    List<Arrows> longer = new ArrayList<>(arrows);
    longer.add(new Arrows(pairs("from", from), pairs("vectors", vectors)));
    if (from.size(0) != vectors.size(0)) {
      throw new IllegalArgumentException(
          "vectors must be %d, one for each begin, but were %d"
              .formatted(from.size(0), vectors.size(0)));
    }
    return new ScatterChart(range, labels, heat, longer, series);
  }

  /**
   * Lays a function behind the points, in two colours as {@link Figure#heat} has them but clear at
   * 0, in steps of an eighth: {@code chart.heat(f(chart.grid(40)), 1)}.
   *
   * @param values of the function at the points of a {@link #grid}, {@code [n²]} or {@code [n², 1]}
   * @param reach the distance from 0 at which a colour is full, {@code > 0}
   * @throws IllegalArgumentException if {@code reach <= 0} or there is no such grid
   */
  public ScatterChart heat(INDArray values, double reach) {
    Heat behind = Heat.of(values.castTo(DataType.DOUBLE).ravel().toDoubleVector(), reach);
    return new ScatterChart(range, labels, behind, arrows, series);
  }

  /**
   * Returns the middles of {@code n x n} cells of this part of the plane, row by row from the upper
   * left, a new {@code FLOAT} array {@code [n², 2]}.
   *
   * @throws IllegalArgumentException if {@code n <= 0}
   */
  public INDArray grid(int n) {
    Arguments.positive("n", n);
    float[][] points = new float[n * n][];
    for (int i = 0; i < points.length; i++) {
      double right = (i % n + 0.5) / n;
      double down = (i / n + 0.5) / n;
      points[i] =
          new float[] {
            (float) (range[0] + right * (range[1] - range[0])),
            (float) (range[3] - down * (range[3] - range[2]))
          };
    }
    return Nd4j.createFromArray(points);
  }

  @Override
  public Output display() {
    double top = Legend.bottom(series.size());
    double bottom = top + SIDE;
    Axis x = Axis.exactly(range[0], range[1], LEFT, LEFT + SIDE);
    Axis y = Axis.exactly(range[2], range[3], bottom, top);
    Svg svg = new Svg(WIDTH, bottom + Axes.BELOW);
    if (heat != null) {
      heat.draw(svg, LEFT, top, SIDE);
    }
    new Axes(x, y).draw(svg, labels[0], labels[1]);
    for (Arrows field : arrows) {
      field(svg, x, y, field);
    }
    for (int i = 0; i < series.size(); i++) {
      StringBuilder path = new StringBuilder();
      for (double[] point : series.get(i).points()) {
        if (x.holds(point[0]) && y.holds(point[1])) {
          Mark.of(i).draw(path, x.place(point[0]), y.place(point[1]));
        }
      }
      svg.stroked(path, Svg.series(i), Mark.of(i).stroke(), 0.75);
      legend(svg, i);
    }
    return svg.drawing();
  }

  private void legend(Svg svg, int i) {
    double row = Legend.line(i);
    StringBuilder mark = new StringBuilder();
    Mark.of(i).draw(mark, LEFT + 8, row - 5);
    svg.stroked(mark, Svg.series(i), Mark.of(i).stroke() * 1.3, 1);
    svg.text(LEFT + 22, row, "start", series.get(i).name());
  }

  private static void field(Svg svg, Axis x, Axis y, Arrows field) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < field.from().length; i++) {
      double[] from = field.from()[i];
      double[] vector = field.vectors()[i];
      if (x.holds(from[0]) && y.holds(from[1])) {
        Arrow.draw(
            path,
            x.place(from[0]),
            y.place(from[1]),
            x.place(from[0] + vector[0]),
            y.place(from[1] + vector[1]));
      }
    }
    svg.stroked(path, "currentColor", 1.2, 0.6);
  }

  private static double[][] pairs(String name, INDArray points) {
    if (points.rank() != 2 || points.size(1) != 2) {
      throw new IllegalArgumentException(
          "%s must be [n, 2] but was %s".formatted(name, Arrays.toString(points.shape())));
    }
    return points.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
