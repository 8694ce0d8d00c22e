package org.ovenproof.examples.learn;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;

/**
 * How a training went that measures its network on the way: the loss before each step, and the
 * measurements; shown as a table, a row for each measurement. Immutable.
 *
 * @param <M> what was measured each time
 * @param losses the loss before each step
 * @param measurements from that before the first step to that after the last, at least one
 */
public record History<M extends Measurement>(LossCurve losses, List<M> measurements)
    implements Displayable {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no measurement
   */
  public History {
    measurements = List.copyOf(measurements);
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("measurements must be >= 1 but were 0");
    }
  }

  /** Returns the measurement before the first step. */
  public M first() {
    return measurements.get(0);
  }

  /** Returns the measurement after the last step. */
  public M last() {
    return measurements.get(measurements.size() - 1);
  }

  /** Returns one number of each measurement, in order: {@code history.each(Epoch::seenLoss)}. */
  public double[] each(ToDoubleFunction<? super M> number) {
    return measurements.stream().mapToDouble(number).toArray();
  }

  @Override
  public Output display() {
    return new Table(first().names(), measurements.stream().map(Measurement::cells).toList());
  }
}
