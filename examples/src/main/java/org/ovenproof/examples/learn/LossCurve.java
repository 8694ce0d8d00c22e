package org.ovenproof.examples.learn;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.figure.LineChart;

/**
 * The loss before each step of a training; shown as a line through the means of fifty equal parts
 * of it, since the loss of a single step depends on which examples and which noise that step drew.
 * Immutable.
 *
 * @param unit what the loss is measured in, such as {@code cross-entropy, nats}; may be empty
 * @param values the loss before each step, in their order; copied
 */
public record LossCurve(String unit, double... values) implements Displayable {

  private static final int PARTS = 50;

  /** Copies the losses. */
  public LossCurve {
    values = values.clone();
  }

  /** Returns the loss before each step, a copy. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /** Returns how many steps the training took. */
  public int steps() {
    return values.length;
  }

  /** Returns the same losses with the name of their unit. */
  public LossCurve in(String unit) {
    return new LossCurve(unit, values);
  }

  /** Returns the losses of this training and of one that went on where it ended, in this unit. */
  public LossCurve then(LossCurve later) {
    return new LossCurve(
        unit, DoubleStream.concat(Arrays.stream(values), Arrays.stream(later.values)).toArray());
  }

  /**
   * Returns the mean loss of the first fiftieth of all steps, of one step at least.
   *
   * @throws IllegalStateException if there was no step
   */
  public double first() {
    return part(0, parts());
  }

  /**
   * Returns the mean loss of the last fiftieth of all steps, of one step at least.
   *
   * @throws IllegalStateException if there was no step
   */
  public double last() {
    int parts = parts();
    return part(parts - 1, parts);
  }

  /**
   * Returns the chart.
   *
   * @throws IllegalStateException if there were fewer than two steps, through which no line goes
   */
  @Override
  public Output display() {
    if (values.length < 2) {
      throw new IllegalStateException("a loss curve must have >= 2 steps but has " + values.length);
    }
    int parts = parts();
    double[] xs = new double[parts];
    double[] ys = new double[parts];
    for (int i = 0; i < parts; i++) {
      xs[i] = (double) values.length * (i + 1) / parts;
      ys[i] = part(i, parts);
    }
    String yLabel = unit.isEmpty() ? "loss" : "loss (" + unit + ")";
    return LineChart.of("step", yLabel).with("loss", xs, ys).display();
  }

  private int parts() {
    if (values.length == 0) {
      throw new IllegalStateException("a loss curve must have >= 1 step but has 0");
    }
    return Math.min(PARTS, values.length);
  }

  private double part(int i, int parts) {
    int from = (int) ((long) values.length * i / parts);
    int to = (int) ((long) values.length * (i + 1) / parts);
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LossCurve curve
        && unit.equals(curve.unit)
        && Arrays.equals(values, curve.values);
  }

  @Override
  public int hashCode() {
    return 31 * unit.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "loss of %d steps".formatted(values.length);
  }
}
