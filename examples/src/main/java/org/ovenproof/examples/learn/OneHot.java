package org.ovenproof.examples.learn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** Class numbers as networks take them: a row for each, with 1 in the place of its class. */
public final class OneHot {

  /** In the place of a class number: no class at all, a row of zeros. */
  public static final int NONE = -1;

  private OneHot() {}

  /**
   * Returns a row for each label, a new {@code FLOAT} array {@code [n, classes]}.
   *
   * @param labels {@code 0 <= label < classes}, or {@link #NONE}; at least one
   * @param classes how many there are, {@code > 0}
   * @throws IllegalArgumentException if there is no label, one is out of range or {@code classes <=
   *     0}
   */
  public static INDArray of(int[] labels, int classes) {
    if (labels.length == 0 || classes <= 0) {
      throw new IllegalArgumentException(
          "labels and classes must be > 0 but were %d and %d".formatted(labels.length, classes));
    }
    float[] rows = new float[Math.multiplyExact(labels.length, classes)];
    for (int i = 0; i < labels.length; i++) {
      write(labels[i], classes, rows, i * classes);
    }
    return Nd4j.create(rows, new long[] {labels.length, classes}, 'c');
  }

  /**
   * Writes the 1 of a label into numbers that are 0 so far.
   *
   * @param label {@code 0 <= label < classes}, or {@link #NONE}, which writes nothing
   * @param classes how many there are
   * @param row where it is written
   * @param offset where in {@code row} the numbers of the classes begin
   * @throws IllegalArgumentException if {@code label} is out of range
   */
  public static void write(int label, int classes, float[] row, int offset) {
    if (label == NONE) {
      return;
    }
    Arguments.index("label", label, classes);
    row[offset + label] = 1;
  }
}
