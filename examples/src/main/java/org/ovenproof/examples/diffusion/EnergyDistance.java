package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far two sets of points are from having come from one distribution (Székely and Rizzo, Energy
 * statistics, J. Stat. Plan. Inference 143, 2013):
 *
 * <pre>√(2 E|X − Y| − E|X − X'| − E|Y − Y'|)</pre>
 *
 * with means over all pairs of different points. What stands under the root is 0 in the mean for
 * two sets from one distribution and more for any others; below 0, where chance may take it, it
 * counts as 0. No model has a say in it.
 */
public final class EnergyDistance {

  private EnergyDistance() {}

  /**
   * Measures two sets of points.
   *
   * @param x {@code [n, d]}, {@code n > 1}
   * @param y {@code [m, d]}, {@code m > 1}
   * @throws IllegalArgumentException if one has another shape or fewer points
   */
  public static double between(INDArray x, INDArray y) {
    if (x.rank() != 2 || y.rank() != 2 || x.size(1) != y.size(1)) {
      throw new IllegalArgumentException(
          "x and y must be [n, d] and [m, d] but were %s and %s"
              .formatted(Arrays.toString(x.shape()), Arrays.toString(y.shape())));
    }
    if (Math.min(x.size(0), y.size(0)) < 2) {
      throw new IllegalArgumentException(
          "x and y must have > 1 points but had %d and %d".formatted(x.size(0), y.size(0)));
    }
    float[][] xs = x.toFloatMatrix();
    float[][] ys = y.toFloatMatrix();
    double across = sum(xs, ys) / ((double) xs.length * ys.length);
    double square = 2 * across - within(xs) - within(ys);
    return Math.sqrt(Math.max(0, square));
  }

  private static double within(float[][] points) {
    return sum(points, points) / ((double) points.length * (points.length - 1));
  }

  private static double sum(float[][] xs, float[][] ys) {
    double sum = 0;
    for (float[] x : xs) {
      for (float[] y : ys) {
        sum += Math.sqrt(Distances.square(x, y));
      }
    }
    return sum;
  }
}
