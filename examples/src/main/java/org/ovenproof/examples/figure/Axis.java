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

  private Axis(double low, double high, double from, double to) {
    this.step = round((high - low) / (TICKS - 1));
    this.low = low;
    this.high = high;
    this.from = from;
    this.to = to;
  }

  /** The axis of exactly the values from {@code low} to {@code high}, which is larger. */
  static Axis exactly(double low, double high, double from, double to) {
    return new Axis(low, high, from, to);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Where on the page its low end lies. */
  double from() {
    return from;
  }

  /** Where on the page its high end lies. */
  double to() {
    return to;
  }

  /** The value, or the end of the axis that is nearest to it. */
  double within(double value) {
    return Math.max(low, Math.min(high, value));
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }

  double place(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (double i = Math.ceil(low / step); i * step <= high + step / 100; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick in as many digits as tell it from its neighbours, with no zero at the end. */
  String label(double tick) {
    int digits = Math.max(2, -(int) Math.floor(StrictMath.log10(step)));
    return Rounded.shortest(tick, digits);
  }

  /** The nearest of 1, 2, 5 and 10 times a power of ten. */
  private static double round(double value) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    double share = value / power;
    return (share < 1.5 ? 1 : share < 3 ? 2 : share < 7 ? 5 : 10) * power;
  }
}
