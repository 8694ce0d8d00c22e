package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.argument.Arguments;

/**
 * How often values fall into each part of a range, as SVG, and densities to compare them with.
 * Heights are densities, {@code share of all values / width of a bin}, so bars over the whole line
 * have the area 1 and those of different sample sizes can be compared. Values beyond the range
 * count among all but are not drawn. Each method returns a new chart. Immutable.
 */
public final class HistogramChart implements Displayable {

  private static final double WIDTH = 560;

  /** Of the plot. */
  private static final double HEIGHT = 212;

  private static final double LEFT = 64;
  private static final double RIGHT = 536;
  private static final int CURVE_POINTS = 200;

  private final String xLabel;
  private final double least;
  private final double most;
  private final int bins;
  private final double top;
  private final List<Shape> shapes;

  /** Heights over the range: one a bin, each a bar, or at even distances from end to end. */
  private record Shape(String name, double[] heights, boolean bars) {}

  private HistogramChart(
      String xLabel, double least, double most, int bins, double top, List<Shape> shapes) {
    this.xLabel = xLabel;
    this.least = least;
    this.most = most;
    this.bins = bins;
    this.top = top;
    this.shapes = List.copyOf(shapes);
  }

  /**
   * Returns an empty chart.
   *
   * @param xLabel what is on the x axis, with its unit if it has one
   * @param bins how many parts of equal width the range has, {@code > 0}
   * @throws IllegalArgumentException if {@code least >= most}, one is not finite or {@code bins <=
   *     0}
   */
  public static HistogramChart of(String xLabel, double least, double most, int bins) {
    Ranges.check("the range of x", least, most);
    Arguments.positive("bins", bins);
    return new HistogramChart(xLabel, least, most, bins, 0, List.of());
  }

  /**
   * Returns the same chart with a y axis that ends at this density, so that several charts can be
   * compared; what is higher is cut off there.
   *
   * @throws IllegalArgumentException if {@code density <= 0}
   */
  public HistogramChart upTo(double density) {
    if (!(density > 0 && Double.isFinite(density))) {
      throw new IllegalArgumentException("density must be > 0 and finite but was " + density);
    }
    return new HistogramChart(xLabel, least, most, bins, density, shapes);
  }

  /**
   * Adds bars. A value {@code x} falls into bin {@code ⌊(x − least) / width⌋}.
   *
   * @param values any shape, at least one
   * @throws IllegalArgumentException if there are no values
   */
  public HistogramChart with(String name, INDArray values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must be >= 1 but were 0");
    }
    double width = (most - least) / bins;
    double[] all = values.castTo(DataType.DOUBLE).ravel().toDoubleVector();
    double[] heights = new double[bins];
    for (double value : all) {
      int bin = (int) Math.floor((value - least) / width);
      if (bin >= 0 && bin < bins) {
        heights[bin] += 1 / (width * all.length);
      }
    }
    return with(new Shape(name, heights, true));
  }

  /**
   * Adds a density as a line.
   *
   * @throws IllegalArgumentException if it is negative or not finite somewhere in the range
   */
  public HistogramChart curve(String name, DoubleUnaryOperator density) {
    double[] heights = new double[CURVE_POINTS + 1];
    for (int i = 0; i < heights.length; i++) {
      double x = least + (most - least) * i / CURVE_POINTS;
      heights[i] = density.applyAsDouble(x);
      if (!(heights[i] >= 0 && Double.isFinite(heights[i]))) {
        throw new IllegalArgumentException(
            "%s must be >= 0 and finite at %s but was %s".formatted(name, x, heights[i]));
      }
    }
    return with(new Shape(name, heights, false));
  }

  /**
   * Returns the drawing.
   *
   * @throws IllegalStateException if there is nothing in it
   */
  @Override
  public Output display() {
    if (shapes.isEmpty()) {
      throw new IllegalStateException("a chart must have >= 1 histogram or curve but has 0");
    }
    double above = Legend.bottom(shapes.size());
    double bottom = above + HEIGHT;
    Axis x = Axis.exactly(least, most, LEFT, RIGHT);
    Axis y =
        top > 0
            ? Axis.exactly(0, top, bottom, above)
            : new Axis(0, highest(), false, bottom, above);
    Svg svg = new Svg(WIDTH, bottom + Axes.BELOW);
    new Axes(x, y).draw(svg, xLabel, "density");
    for (int i = 0; i < shapes.size(); i++) {
      Shape shape = shapes.get(i);
      double row = Legend.line(i);
      String dashes = Svg.dashes(i);
      double[] points = shape.bars() ? steps(shape, y) : line(shape, y);
      if (shape.bars()) {
        svg.area(points, Svg.series(i), 0.25);
        svg.rectangle(LEFT, row - 11, 34, 11, Svg.series(i), 0.25);
      } else {
        svg.path(new double[] {LEFT, row - 5, LEFT + 34, row - 5}, Svg.series(i), dashes);
      }
      svg.path(points, Svg.series(i), dashes);
      svg.text(LEFT + 42, row, "start", shape.name());
    }
    return svg.drawing();
  }

  private double highest() {
    return shapes.stream().flatMapToDouble(s -> Arrays.stream(s.heights())).max().orElseThrow();
  }

  /** The outline of the bars, from the ground up and back to it. */
  private static double[] steps(Shape shape, Axis y) {
    double[] heights = shape.heights();
    double width = (RIGHT - LEFT) / heights.length;
    double[] points = new double[4 * heights.length + 4];
    points[0] = LEFT;
    points[1] = y.from();
    for (int i = 0; i < heights.length; i++) {
      double height = y.place(y.within(heights[i]));
      points[4 * i + 2] = LEFT + i * width;
      points[4 * i + 3] = height;
      points[4 * i + 4] = LEFT + (i + 1) * width;
      points[4 * i + 5] = height;
    }
    points[points.length - 2] = RIGHT;
    points[points.length - 1] = y.from();
    return points;
  }

  private static double[] line(Shape shape, Axis y) {
    double[] heights = shape.heights();
    double[] points = new double[2 * heights.length];
    for (int i = 0; i < heights.length; i++) {
      points[2 * i] = LEFT + (RIGHT - LEFT) * i / (heights.length - 1);
      points[2 * i + 1] = y.place(y.within(heights[i]));
    }
    return points;
  }

  private HistogramChart with(Shape shape) {
    List<Shape> longer = new ArrayList<>(shapes);
    longer.add(shape);
    return new HistogramChart(xLabel, least, most, bins, top, longer);
  }
}
