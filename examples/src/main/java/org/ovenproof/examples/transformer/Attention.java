package org.ovenproof.examples.transformer;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scaled dot-product attention, step by step (Vaswani et al., arXiv:1706.03762, equation 1):
 *
 * <pre>scores = Q K^T / √d,   weights = softmax(scores) row by row,   output = weights V</pre>
 *
 * Each query asks all keys at once; its output is the mean of the values, weighted by how well
 * their keys answer. {@code FLOAT}. Immutable.
 */
public final class Attention {

  private final INDArray scores;
  private final INDArray weights;
  private final INDArray output;

  private Attention(INDArray scores, INDArray mask, INDArray values) {
    this.scores = scores;
    this.weights = Nd4j.nn().softmax(mask == null ? scores : scores.add(mask), 1);
    this.output = weights.mmul(values);
  }

  /**
   * Lets every query look at every key.
   *
   * @param queries {@code [n, d]}
   * @param keys {@code [m, d]}
   * @param values {@code [m, e]}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Attention of(INDArray queries, INDArray keys, INDArray values) {
    return new Attention(scores(queries, keys, values), null, values.castTo(DataType.FLOAT));
  }

  /**
   * Lets query {@code i} look at keys {@code 0} to {@code i} only: the others lie in its future,
   * and their weight is 0.
   *
   * @param queries {@code [n, d]}
   * @param keys {@code [n, d]}
   * @param values {@code [n, e]}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public static Attention causal(INDArray queries, INDArray keys, INDArray values) {
    INDArray scores = scores(queries, keys, values);
    if (scores.size(0) != scores.size(1)) {
      throw new IllegalArgumentException(
          "queries must be as many as keys, %d, but were %d"
              .formatted(scores.size(1), scores.size(0)));
    }
    return new Attention(
        scores, CausalMask.of((int) scores.size(0)), values.castTo(DataType.FLOAT));
  }

  /** Returns how well each key answers each query, {@code [n, m]}, before any mask, a copy. */
  public INDArray scores() {
    return scores.dup(scores.ordering());
  }

  /**
   * Returns how much of each value each query takes, {@code [n, m]}, each row with the sum 1, a
   * copy.
   */
  public INDArray weights() {
    return weights.dup(weights.ordering());
  }

  /** Returns what each query comes away with, {@code [n, e]}, a copy. */
  public INDArray output() {
    return output.dup(output.ordering());
  }

  private static INDArray scores(INDArray queries, INDArray keys, INDArray values) {
    if (queries.rank() != 2 || keys.rank() != 2 || queries.size(1) != keys.size(1)) {
      throw new IllegalArgumentException(
          "queries and keys must be [n, d] and [m, d] but were %s and %s"
              .formatted(Arrays.toString(queries.shape()), Arrays.toString(keys.shape())));
    }
    if (values.rank() != 2 || values.size(0) != keys.size(0)) {
      throw new IllegalArgumentException(
          "values must be [%d, e], one row a key, but was %s"
              .formatted(keys.size(0), Arrays.toString(values.shape())));
    }
    INDArray products =
        queries.castTo(DataType.FLOAT).mmul(keys.castTo(DataType.FLOAT).transpose());
    return products.divi(Math.sqrt(queries.size(1)));
  }
}
