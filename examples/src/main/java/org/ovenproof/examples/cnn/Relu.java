package org.ovenproof.examples.cnn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rectifier {@code max(0, x)} (Nair and Hinton, Rectified Linear Units, ICML 2010). */
public final class Relu {

  private Relu() {}

  /**
   * Returns {@code x} with 0 in the place of each negative value, a new array of the same shape.
   */
  public static INDArray of(INDArray x) {
    // ND4J's own writes into its argument.
    return Nd4j.nn().relu(x.dup(), 0);
  }
}
