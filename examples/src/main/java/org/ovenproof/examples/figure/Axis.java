package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of values along a line of the page, with round numbers as ticks (Heckbert, Nice Numbers
 * for Graph Labels, Graphics Gems, 1990).
 */
final class Axis {

  private static final int TICKS = 5;

  private final double low;
  private final double high;
  private final double step;
  private final double from;
  private final double to;

  /**
   * The axis of values from {@code least} to {@code most}, widened to round numbers.
   *
   * @param whole whether ticks stand at whole numbers only
   * @param from where on the page its low end lies
   * @param to where its high end lies
   */
  Axis(double least, double most, boolean whole, double from, double to) {
    double range = most > least ? most - least : 1;
    double rough = round(range / (TICKS - 1));
    this.step = whole ? Math.max(1, Math.ceil(rough)) : rough;
    this.low = whole ? least : Math.floor(least / step) * step;
    this.high = whole ? least + range : Math.ceil((least + range) / step - 1e-9) * step;
    this.from = from;
    this.to = to;
  }

  double place(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (double tick = Math.ceil(low / step) * step; tick <= high + step / 100; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** The nearest of 1, 2, 5 and 10 times a power of ten. */
  private static double round(double value) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    double share = value / power;
    return (share < 1.5 ? 1 : share < 3 ? 2 : share < 7 ? 5 : 10) * power;
  }
}
