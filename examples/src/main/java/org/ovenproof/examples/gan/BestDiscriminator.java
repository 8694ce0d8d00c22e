package org.ovenproof.examples.gan;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.GaussianMixture;

/**
 * The discriminator that no other one beats when both densities are known, {@code D*(x) = p(x) /
 * (p(x) + q(x))} (Goodfellow et al., arXiv:1406.2661, proposition 1).
 *
 * @param real the density {@code p} of real points
 * @param generated the density {@code q} of generated ones, over as many dimensions
 */
public record BestDiscriminator(GaussianMixture real, GaussianMixture generated) {

  private static final int INTERVALS = 20_000;

  /**
   * Checks the dimensions.
   *
   * @throws IllegalArgumentException if one density has more dimensions than the other
   */
  public BestDiscriminator {
    if (real.dimensions() != generated.dimensions()) {
      throw new IllegalArgumentException(
          "generated must have %d dimensions, as real has, but has %d"
              .formatted(real.dimensions(), generated.dimensions()));
    }
  }

  /**
   * Returns the probability of being real. Where both densities are too small for a {@code double},
   * which is far from both, 1/2.
   *
   * @param x {@code [n, d]}; returns a new {@code FLOAT} array {@code [n]}
   * @throws IllegalArgumentException if {@code x} has another shape
   */
  public INDArray probability(INDArray x) {
    Arguments.shape("x", x, "n", real.dimensions());
    double[][] points = x.castTo(DataType.DOUBLE).toDoubleMatrix();
    return Nd4j.createFromArray(Arrays.stream(points).mapToDouble(this::probability).toArray())
        .castTo(DataType.FLOAT);
  }

  private double probability(double... point) {
    double p = real.density(point);
    double q = generated.density(point);
    return p + q == 0 ? 0.5 : p / (p + q);
  }

  /**
   * Returns the value function at this discriminator, {@code ∫ p log D* + q log(1 − D*) dx} in
   * nats, by the trapezoidal rule. It is {@code 2 JSD(p, q) − log 4}, where JSD is the
   * Jensen–Shannon divergence, so it is least, {@code −log 4}, where {@code p = q} (theorem 1).
   *
   * @throws IllegalStateException if there is more than one dimension
   */
  public double value() {
    if (real.dimensions() != 1) {
      throw new IllegalStateException(
          "dimensions must be 1 for this integral but were " + real.dimensions());
    }
    double low = Math.min(least(real), least(generated));
    double high = Math.max(most(real), most(generated));
    double width = (high - low) / INTERVALS;
    double sum = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      double x = low + i * width;
      double d = probability(x);
      double at = part(real.density(x), d) + part(generated.density(x), 1 - d);
      sum += i == 0 || i == INTERVALS ? at / 2 : at;
    }
    return sum * width;
  }

  /** {@code p log d}, which goes to 0 with {@code p}. */
  private static double part(double density, double probability) {
    return density == 0 ? 0 : density * StrictMath.log(probability);
  }

  private static double least(GaussianMixture mixture) {
    return mixture.means().minNumber().doubleValue() - 9 * mixture.deviation();
  }

  private static double most(GaussianMixture mixture) {
    return mixture.means().maxNumber().doubleValue() + 9 * mixture.deviation();
  }
}
