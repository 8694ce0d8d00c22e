package org.ovenproof.examples.gan;

/**
 * What a generator makes small. Both have the same goal, {@code D(G(z)) = 1}, and the same
 * equilibrium; they differ in where they push hardest (Goodfellow et al., arXiv:1406.2661, section
 * 3).
 */
public enum GeneratorLoss {

  /** {@code E[log(1 − D(G(z)))]}, its part of the value function itself. */
  MINIMAX {
    @Override
    public double of(double probability) {
      return StrictMath.log1p(-probability);
    }

    @Override
    public double slope(double probability) {
      return -probability;
    }
  },

  /** {@code −E[log D(G(z))]}, which still pushes when the discriminator is sure of a fake. */
  NON_SATURATING {
    @Override
    public double of(double probability) {
      return -StrictMath.log(probability);
    }

    @Override
    public double slope(double probability) {
      return probability - 1;
    }
  };

  /**
   * Returns the loss of one fake, in nats.
   *
   * @param probability that the discriminator gives it of being real, {@code 0 < probability < 1};
   *     at 0 and 1 the loss is infinite or 0, beyond them {@code NaN}
   */
  public abstract double of(double probability);

  /**
   * Returns how the loss changes with the discriminator's logit {@code log(D / (1 − D))}, which is
   * what reaches the generator's weights: {@code −D} for {@link #MINIMAX}, {@code D − 1} for {@link
   * #NON_SATURATING}.
   *
   * @param probability as for {@link #of}
   */
  public abstract double slope(double probability);
}
