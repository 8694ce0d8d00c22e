package org.ovenproof.examples.transformer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** Where a token stands, as numbers that can be added to what it is. */
public final class Positions {

  private static final double LONGEST = 10_000;

  private Positions() {}

  /**
   * Returns sines and cosines of many wavelengths (Vaswani et al., arXiv:1706.03762, section 3.5),
   *
   * <pre>P[p, 2i] = sin(p / 10000^(2i / d)),   P[p, 2i + 1] = cos(p / 10000^(2i / d))</pre>
   *
   * so that a step of {@code k} places is the same rotation of each pair of columns wherever it
   * begins.
   *
   * @param length how many positions {@code p}, from 0 on, {@code > 0}
   * @param width {@code d}, even, {@code > 0}
   * @return {@code [length, width]}, a new {@code FLOAT} array
   * @throws IllegalArgumentException if {@code length <= 0}, {@code width <= 0} or {@code width} is
   *     odd
   */
  public static INDArray sinusoidal(int length, int width) {
    Arguments.positive("length", length);
    if (width <= 0 || width % 2 != 0) {
      throw new IllegalArgumentException("width must be even and > 0 but was " + width);
    }
    float[][] rows = new float[length][width];
    for (int p = 0; p < length; p++) {
      for (int column = 0; column < width; column += 2) {
        double angle = p / StrictMath.pow(LONGEST, (double) column / width);
        rows[p][column] = (float) StrictMath.sin(angle);
        rows[p][column + 1] = (float) StrictMath.cos(angle);
      }
    }
    return Nd4j.createFromArray(rows);
  }
}
