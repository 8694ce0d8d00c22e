package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Weights;

/**
 * How much noise there is at each step of the forward process of Ho et al. (arXiv:2006.11239). A
 * step mixes in a little, {@code x[t] = √(1−β[t]) · x[t−1] + √β[t] · ε}, with {@code ε} normal,
 * mean 0, variance 1. All steps up to {@code t} come to one (their equation 4):
 *
 * <pre>x[t] = √ᾱ[t] · x[0] + √(1−ᾱ[t]) · ε,  ᾱ[t] = (1−β[1]) · … · (1−β[t])</pre>
 *
 * The squares of both factors sum to 1, so what has variance 1 keeps it. Steps are counted from 1;
 * at step 0 there is no noise. Immutable.
 */
public final class NoiseSchedule {

  /** The least and the largest β of Ho et al., section 4, for 1000 steps. */
  private static final double LEAST = 1e-4;

  private static final double MOST = 0.02;
  private static final int STEPS_OF_HO = 1000;

  /** The offset of Nichol and Dhariwal, and what they let β be at most. */
  private static final double OFFSET = 0.008;

  private static final double CLIPPED = 0.999;

  private final double[] betas;
  private final double[] alphaBars;

  private NoiseSchedule(double[] betas) {
    this.betas = betas;
    this.alphaBars = new double[betas.length];
    alphaBars[0] = 1;
    for (int t = 1; t < betas.length; t++) {
      alphaBars[t] = alphaBars[t - 1] * (1 - betas[t]);
    }
  }

  /**
   * Returns the schedule of Ho et al.: β grows evenly from 0.0001 to 0.02 in 1000 steps. With fewer
   * steps each is as much larger, so that about as much noise is reached.
   *
   * @param steps {@code > 20}, so that {@code β < 1}
   * @throws IllegalArgumentException if {@code steps <= 20}
   */
  public static NoiseSchedule linear(int steps) {
    if (steps <= 20) {
      throw new IllegalArgumentException("steps must be > 20 but was " + steps);
    }
    double[] betas = new double[steps + 1];
    for (int t = 1; t <= steps; t++) {
      double share = (t - 1.0) / (steps - 1);
      betas[t] = (LEAST + share * (MOST - LEAST)) * STEPS_OF_HO / steps;
    }
    return new NoiseSchedule(betas);
  }

  /**
   * Returns the schedule of Nichol and Dhariwal (arXiv:2102.09672, equation 17), which leaves more
   * of a picture in the middle: {@code ᾱ[t] = f(t)/f(0)}, {@code f(t) = cos²(π/2 · (t/T + s)/(1 +
   * s))}, {@code s = 0.008}, and {@code β <= 0.999}.
   *
   * @param steps {@code > 0}
   * @throws IllegalArgumentException if {@code steps <= 0}
   */
  public static NoiseSchedule cosine(int steps) {
    Arguments.positive("steps", steps);
    double[] betas = new double[steps + 1];
    for (int t = 1; t <= steps; t++) {
      double ratio = squaredCosine(t, steps) / squaredCosine(t - 1, steps);
      betas[t] = Math.min(CLIPPED, 1 - ratio);
    }
    return new NoiseSchedule(betas);
  }

  /** Returns how many steps there are. */
  public int steps() {
    return betas.length - 1;
  }

  /**
   * Returns how much of the variance a step replaces by noise.
   *
   * @throws IllegalArgumentException if {@code t < 1} or {@code t > steps}
   */
  public double beta(int t) {
    return betas[checked(t, 1)];
  }

  /**
   * Returns how much of the variance is the example's still.
   *
   * @throws IllegalArgumentException if {@code t < 0} or {@code t > steps}
   */
  public double alphaBar(int t) {
    return alphaBars[checked(t, 0)];
  }

  /** Returns {@link #alphaBar} of all steps, from 0 on, a copy. */
  public double[] alphaBars() {
    return alphaBars.clone();
  }

  /**
   * Returns the factor of the example, {@code √ᾱ[t]}.
   *
   * @throws IllegalArgumentException if {@code t < 0} or {@code t > steps}
   */
  public double signal(int t) {
    return Math.sqrt(alphaBar(t));
  }

  /**
   * Returns the factor of the noise, {@code √(1−ᾱ[t])}.
   *
   * @throws IllegalArgumentException if {@code t < 0} or {@code t > steps}
   */
  public double noise(int t) {
    return Math.sqrt(1 - alphaBar(t));
  }

  /**
   * Returns examples with the noise of all steps up to {@code t} at once, a new array.
   *
   * @param clean of any shape
   * @param noise normal, mean 0, variance 1, of the same shape
   * @throws IllegalArgumentException if {@code t < 0}, {@code t > steps} or the shapes differ
   */
  public INDArray noised(INDArray clean, int t, INDArray noise) {
    if (!Arrays.equals(clean.shape(), noise.shape())) {
      throw new IllegalArgumentException(
          "noise must be %s, as clean is, but was %s"
              .formatted(Arrays.toString(clean.shape()), Arrays.toString(noise.shape())));
    }
    return clean.mul(signal(t)).addi(noise.mul(noise(t)));
  }

  /**
   * Returns examples with noise as {@link #noised(INDArray, int, INDArray)} does, from a seed.
   *
   * @throws IllegalArgumentException if {@code t < 0} or {@code t > steps}
   */
  public INDArray noised(INDArray clean, int t, long seed) {
    return noised(clean, t, Weights.normal(new Random(seed), 1, clean.shape()));
  }

  /**
   * Takes one step of the forward process, to {@code t}; returns a new array.
   *
   * @param before examples at step {@code t - 1}, of any shape
   * @throws IllegalArgumentException if {@code t < 1} or {@code t > steps}
   */
  public INDArray step(INDArray before, int t, Random random) {
    INDArray noise = Weights.normal(random, Math.sqrt(beta(t)), before.shape());
    return noise.addi(before.mul(Math.sqrt(1 - beta(t))));
  }

  private int checked(int t, int least) {
    if (t < least || t > steps()) {
      throw new IllegalArgumentException(
          "t must be >= %d and <= %d but was %d".formatted(least, steps(), t));
    }
    return t;
  }

  private static double squaredCosine(int t, int steps) {
    double angle = ((double) t / steps + OFFSET) / (1 + OFFSET) * Math.PI / 2;
    double cosine = StrictMath.cos(angle);
    return cosine * cosine;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoiseSchedule schedule && Arrays.equals(betas, schedule.betas);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(betas);
  }

  @Override
  public String toString() {
    return "noise schedule of %d steps".formatted(steps());
  }
}
