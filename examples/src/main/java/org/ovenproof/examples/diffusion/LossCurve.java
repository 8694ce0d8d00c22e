package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.figure.LineChart;

/**
 * The loss of each step of a training; shown as a line of means over fifty parts of it, since a
 * single step's loss depends on which noise it drew.
 *
 * @param steps the loss before each step, at least one
 */
public record LossCurve(double[] steps) implements Displayable {

  private static final int PARTS = 50;

  public LossCurve {
    if (steps.length == 0) {
      throw new IllegalArgumentException("steps must be >= 1 but were 0");
    }
    steps = steps.clone();
  }

  /** Returns the loss of each step, a copy. */
  @Override
  public double[] steps() {
    return steps.clone();
  }

  /** Returns the mean of the first steps' losses, a fiftieth of all, at least one. */
  public double first() {
    return part(0, parts());
  }

  /** Returns the mean of the last steps' losses, a fiftieth of all, at least one. */
  public double last() {
    return part(parts() - 1, parts());
  }

  @Override
  public Output display() {
    int parts = parts();
    double[] xs = new double[parts];
    double[] ys = new double[parts];
    for (int i = 0; i < parts; i++) {
      xs[i] = (double) steps.length * (i + 1) / parts;
      ys[i] = part(i, parts);
    }
    return LineChart.of("step", "loss (squared error)").with("loss", xs, ys).display();
  }

  private int parts() {
    return Math.min(PARTS, steps.length);
  }

  private double part(int i, int parts) {
    int from = (int) ((long) steps.length * i / parts);
    int to = (int) ((long) steps.length * (i + 1) / parts);
    return Arrays.stream(steps, from, to).average().orElseThrow();
  }
}
