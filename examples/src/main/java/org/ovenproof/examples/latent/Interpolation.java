package org.ovenproof.examples.latent;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The straight way from one row of numbers to another: {@code (1 − s) · from + s · to}. */
public final class Interpolation {

  private Interpolation() {}

  /**
   * Returns evenly spaced points of the way, both ends among them, a new array {@code [count, d]}.
   *
   * @param from {@code [1, d]}
   * @param to {@code [1, d]}
   * @param count how many, {@code > 1}
   * @throws IllegalArgumentException if {@code count <= 1}
   */
  public static INDArray between(INDArray from, INDArray to, int count) {
    if (count <= 1) {
      throw new IllegalArgumentException("count must be > 1 but was " + count);
    }
    INDArray way = Nd4j.create(DataType.FLOAT, count, from.length());
    for (int i = 0; i < count; i++) {
      double share = i / (count - 1.0);
      way.putRow(i, from.mul(1 - share).addi(to.mul(share)));
    }
    return way;
  }
}
