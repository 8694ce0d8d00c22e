package org.ovenproof.examples.data;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** Rows of an array, drawn with replacement. */
record DrawnRows(INDArray rows) implements Examples {

  DrawnRows {
    if (rows.rank() != 2 || rows.isEmpty()) {
      throw new IllegalArgumentException(
          "rows must be [n, d] but was " + Arrays.toString(rows.shape()));
    }
    rows = rows.dup('c');
  }

  @Override
  public int dimensions() {
    return (int) rows.size(1);
  }

  @Override
  public INDArray sample(int count, Random random) {
    Arguments.positive("count", count);
    int among = (int) rows.size(0);
    return Nd4j.pullRows(rows, 1, random.ints(count, 0, among).toArray());
  }
}
