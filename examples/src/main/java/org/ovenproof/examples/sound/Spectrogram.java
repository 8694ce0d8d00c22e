package org.ovenproof.examples.sound;

import java.util.Arrays;
import java.util.Collections;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.figure.Figure;

/**
 * A sound as a picture: time from left to right, frequency from below upwards, brightness for the
 * level. Shown in grey, black at -60 decibels and below, white at 0.
 *
 * @param levels in decibels, {@code [frequencies, times]}, the lowest frequency first, {@code
 *     FLOAT}, {@code >= -100}; not copied, so treat it as immutable
 * @param hertz from one row to the next
 * @param seconds from one column to the next
 */
public record Spectrogram(INDArray levels, double hertz, double seconds) implements Displayable {

  /** The power of -100 decibels: silence has no logarithm. */
  static final double LEAST_POWER = 1e-10;

  /** How many decibels lie between black and white, which is at 0. */
  static final double RANGE = 60;

  /**
   * Returns the lower part of it, a copy.
   *
   * @param limit in hertz; rows below it stay, {@code > 0}
   * @throws IllegalArgumentException if {@code limit <= 0}
   */
  public Spectrogram below(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("limit must be > 0 but was " + limit);
    }
    long rows = Math.min(levels.size(0), (long) Math.ceil(limit / hertz));
    INDArray lower = levels.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all()).dup('c');
    return new Spectrogram(lower, hertz, seconds);
  }

  /**
   * Returns it as a network is to see it, a new array {@code [h, w]}: the highest frequency first,
   * levels from 0 at -60 decibels and below to 1 at 0 decibels.
   */
  public INDArray picture() {
    float[][] rows = levels.toFloatMatrix();
    Collections.reverse(Arrays.asList(rows));
    INDArray upright = Nd4j.createFromArray(rows).addi(RANGE).divi(RANGE);
    return Transforms.max(Transforms.min(upright, 1, false), 0, false);
  }

  @Override
  public Output display() {
    return Figure.grey(picture());
  }
}
