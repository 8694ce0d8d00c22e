package org.ovenproof.examples.transformer;

import java.util.Random;
import org.ovenproof.examples.argument.Arguments;

/**
 * How the next token is chosen from its probabilities (Ackley et al., A Learning Algorithm for
 * Boltzmann Machines, 1985).
 *
 * @param temperature {@code T >= 0} in {@code p ∝ exp(logit / T)}: 1 takes the probabilities as
 *     they are, less sharpens them, 0 takes the most probable
 * @param among only the tokens {@code 0} to {@code among - 1} may come, {@code > 0}; a {@link
 *     Decoder} refuses more than it has tokens
 * @param seed of the draws
 */
public record Sampling(double temperature, int among, long seed) {

  /**
   * Checks both numbers.
   *
   * @throws IllegalArgumentException if {@code temperature < 0} or {@code among <= 0}
   */
  public Sampling {
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be >= 0 but was " + temperature);
    }
    Arguments.positive("among", among);
  }

  /**
   * Returns the sampling that takes the most probable of the tokens {@code 0} to {@code among - 1}
   * each time.
   *
   * @throws IllegalArgumentException if {@code among <= 0}
   */
  public static Sampling greedy(int among) {
    return new Sampling(0, among, 0);
  }

  int draw(double[] logits, Random random) {
    int best = 0;
    for (int i = 1; i < among; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    if (temperature == 0) {
      return best;
    }
    double[] upTo = new double[among];
    double sum = 0;
    for (int i = 0; i < among; i++) {
      sum += StrictMath.exp((logits[i] - logits[best]) / temperature);
      upTo[i] = sum;
    }
    double place = random.nextDouble() * sum;
    int token = 0;
    while (upTo[token] <= place) {
      token++;
    }
    return token;
  }
}
