package org.ovenproof.examples.transformer;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is added to the scores of attention so that no token attends to a later one. */
final class CausalMask {

  /** Far below any score, so that its exponential is 0; not infinite, whose difference is none. */
  private static final float NEVER = -1e9f;

  private CausalMask() {}

  /** 0 on and below the diagonal, {@code [length, length]}; above it, nothing gets through. */
  static INDArray of(int length) {
    return of(length, new double[length]);
  }

  /**
   * The same with a number added to each column.
   *
   * @param columns as many as {@code length}
   */
  static INDArray of(int length, double[] columns) {
    float[][] rows = new float[length][length];
    for (int row = 0; row < length; row++) {
      for (int column = 0; column <= row; column++) {
        rows[row][column] = (float) columns[column];
      }
      Arrays.fill(rows[row], row + 1, length, NEVER);
    }
    return Nd4j.createFromArray(rows);
  }
}
