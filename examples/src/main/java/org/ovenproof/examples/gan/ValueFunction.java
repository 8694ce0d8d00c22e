package org.ovenproof.examples.gan;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the two play for, {@code V(D, G) = E[log D(x)] + E[log(1 − D(G(z)))]} in nats: the
 * discriminator makes it large, the generator small (Goodfellow et al., arXiv:1406.2661, equation
 * 1). It is at most 0, and {@code −log 4} where the discriminator can only guess.
 */
public final class ValueFunction {

  /** So that one sure mistake does not make the value infinite. */
  private static final double LEAST = 1e-7;

  private ValueFunction() {}

  /**
   * Returns the value as a mean over examples.
   *
   * @param onReal {@code D(x)} of real ones, any shape, each from 0 to 1
   * @param onGenerated {@code D(G(z))} of generated ones, any shape, each from 0 to 1
   * @throws IllegalArgumentException if one of both is empty or has a number beyond 0 and 1
   */
  public static double of(INDArray onReal, INDArray onGenerated) {
    check("onReal", onReal);
    check("onGenerated", onGenerated);
    return meanLog(onReal.castTo(DataType.DOUBLE))
        + meanLog(onGenerated.castTo(DataType.DOUBLE).rsub(1));
  }

  private static void check(String name, INDArray probabilities) {
    if (probabilities.isEmpty()
        || !(probabilities.minNumber().doubleValue() >= 0
            && probabilities.maxNumber().doubleValue() <= 1)) {
      throw new IllegalArgumentException(
          "%s must be >= 1 numbers from 0 to 1 but was %s".formatted(name, probabilities));
    }
  }

  private static double meanLog(INDArray probabilities) {
    double sum = 0;
    for (double probability : probabilities.ravel().toDoubleVector()) {
      sum += StrictMath.log(Math.max(LEAST, probability));
    }
    return sum / probabilities.length();
  }
}
