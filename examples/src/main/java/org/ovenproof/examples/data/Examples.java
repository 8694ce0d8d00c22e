package org.ovenproof.examples.data;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What there is to learn from, as many of it as anyone draws; each is a row of numbers. */
public interface Examples {

  /**
   * Returns the examples in an array, each as likely as any other, drawn with replacement.
   *
   * @param rows {@code [n, d]}, {@code FLOAT}; copied
   * @throws IllegalArgumentException if {@code rows} has another shape
   */
  static Examples of(INDArray rows) {
    return new DrawnRows(rows);
  }

  /** Returns how many numbers make an example. */
  int dimensions();

  /**
   * Draws examples.
   *
   * @param count how many, {@code > 0}; returns a new {@code FLOAT} array {@code [count, d]}
   * @throws IllegalArgumentException if {@code count <= 0}
   */
  INDArray sample(int count, Random random);

  /** Draws examples as {@link #sample(int, Random)} does, the same ones for the same seed. */
  default INDArray sample(int count, long seed) {
    return sample(count, new Random(seed));
  }
}
