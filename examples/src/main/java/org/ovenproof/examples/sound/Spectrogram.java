package org.ovenproof.examples.sound;

import java.util.Arrays;
import java.util.Collections;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.figure.Figure;

/**
 * A sound as a picture: time from left to right, frequency from below upwards, brightness for the
 * level. Shown in grey, black at -60 decibels and below, white at 0.
 *
 * @param levels in decibels, {@code [frequencies, times]}, the lowest frequency first, {@code
 *     FLOAT}, {@code >= -100}; copied
 * @param hertz from one row to the next, {@code > 0}
 * @param seconds from one column to the next, {@code > 0}
 */
public record Spectrogram(INDArray levels, double hertz, double seconds) implements Displayable {

  /** The power of -100 decibels: silence has no logarithm. */
  static final double LEAST_POWER = 1e-10;

  /** How many decibels lie between black and white, which is at 0. */
  static final double RANGE = 60;

  /**
   * Copies the levels.
   *
   * @throws IllegalArgumentException if {@code levels} has another shape, {@code hertz <= 0} or
   *     {@code seconds <= 0}
   */
  public Spectrogram {
    Arguments.shape("levels", levels, "frequencies", "times");
    if (!(hertz > 0 && seconds > 0)) {
      throw new IllegalArgumentException(
          "hertz and seconds must be > 0 but were %s and %s".formatted(hertz, seconds));
    }
    levels = levels.dup('c');
  }

  /** Returns the levels in decibels, {@code [frequencies, times]}, a copy. */
  @Override
  public INDArray levels() {
    return levels.dup('c');
  }

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
