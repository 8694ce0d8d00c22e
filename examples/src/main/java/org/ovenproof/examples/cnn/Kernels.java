package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

/** Kernels that have a name, each a new {@code FLOAT} array {@code [3, 3]}, and random ones. */
public final class Kernels {

  private Kernels() {}

  /** Returns the kernel that changes nothing: 1 in the middle, 0 around it. */
  public static INDArray identity() {
    return of(0, 0, 0, 0, 1, 0, 0, 0, 0);
  }

  /**
   * Returns the kernel for vertical edges (Sobel and Feldman, 1968), positive where it grows
   * lighter to the right.
   */
  public static INDArray sobelX() {
    return of(-1, 0, 1, -2, 0, 2, -1, 0, 1);
  }

  /**
   * Returns the kernel for horizontal edges: {@link #sobelX} turned, positive where lighter below.
   */
  public static INDArray sobelY() {
    return of(-1, -2, -1, 0, 0, 0, 1, 2, 1);
  }

  /** Returns the kernel for vertical edges of Prewitt (Object Enhancement and Extraction, 1970). */
  public static INDArray prewittX() {
    return of(-1, 0, 1, -1, 0, 1, -1, 0, 1);
  }

  /** Returns the mean of a pixel and its eight neighbours, which blurs. */
  public static INDArray boxBlur() {
    return of(1, 1, 1, 1, 1, 1, 1, 1, 1).divi(9);
  }

  /** Returns the kernel that strengthens what differs from its four neighbours; its sum is 1. */
  public static INDArray sharpen() {
    return of(0, -1, 0, -1, 5, -1, 0, -1, 0);
  }

  /** Returns the discrete Laplace operator over four neighbours: edges in every direction. */
  public static INDArray laplacian() {
    return of(0, 1, 0, 1, -4, 1, 0, 1, 0);
  }

  /**
   * Returns kernels for a grey picture as a network has them before it learns: normally distributed
   * with mean 0 and variance {@code 2 / (size * size)} (He et al., arXiv:1502.01852).
   *
   * @param count how many, {@code > 0}
   * @param size of a kernel, {@code > 0}; returns {@code [count, size, size]}
   * @param seed of the random numbers
   * @throws IllegalArgumentException if {@code count <= 0} or {@code size <= 0}
   */
  public static INDArray random(int count, int size, long seed) {
    if (count <= 0 || size <= 0) {
      throw new IllegalArgumentException(
          "count and size must be > 0 but were %d and %d".formatted(count, size));
    }
    return Weights.he(new Random(seed), size * size, count, size, size);
  }

  private static INDArray of(float... values) {
    return Nd4j.create(values, new long[] {3, 3}, 'c');
  }
}
