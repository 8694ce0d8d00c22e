package org.ovenproof.examples.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Weights;

/** Goes the way back: from noise to examples, step by step, with a denoiser. Immutable. */
public abstract sealed class Sampler permits AncestralSampler, DdimSampler {

  Sampler() {}

  /**
   * Returns the sampler of Ho et al. (arXiv:2006.11239, algorithm 2), which takes every step and
   * adds a little fresh noise at each but the last.
   */
  public static Sampler ancestral() {
    return new AncestralSampler();
  }

  /**
   * Returns the sampler of Song et al. (arXiv:2010.02502) without fresh noise: what it begins with
   * decides what comes out. It may skip steps of the schedule.
   *
   * @param steps how many it takes, {@code > 0}, at most as many as the schedule has
   * @throws IllegalArgumentException if {@code steps <= 0}
   */
  public static Sampler ddim(int steps) {
    return ddim(steps, 0);
  }

  /**
   * Returns the sampler of Song et al. with fresh noise.
   *
   * @param eta how much of it, {@code >= 0}: their equation 16, with which 0 is none, and 1 with
   *     all steps what {@link #ancestral} adds
   * @throws IllegalArgumentException if {@code steps <= 0} or {@code eta < 0}
   */
  public static Sampler ddim(int steps, double eta) {
    return new DdimSampler(steps, eta);
  }

  /**
   * Samples examples from nothing but noise.
   *
   * @param count how many, {@code > 0}
   * @param seed of the noise it begins with and of what it adds
   * @throws IllegalArgumentException if {@code count <= 0} or the schedule has fewer steps than
   *     this
   */
  public Trajectory sample(Denoiser denoiser, int count, long seed) {
    Arguments.positive("count", count);
    Random random = new Random(seed);
    return from(denoiser, Weights.normal(random, 1, count, denoiser.numbers()), random);
  }

  /**
   * Samples examples from noise that the caller brings.
   *
   * @param start {@code [n, d]}, {@code FLOAT}, normal with mean 0 and variance 1
   * @param random where fresh noise comes from
   * @throws IllegalArgumentException if {@code start} has another shape or the schedule has fewer
   *     steps than this sampler
   */
  public Trajectory from(Denoiser denoiser, INDArray start, Random random) {
    Arguments.shape("start", start, "n", denoiser.numbers());
    NoiseSchedule schedule = denoiser.schedule();
    int[] times = times(schedule.steps());
    List<Trajectory.Moment> moments = new ArrayList<>();
    INDArray x = start;
    for (int i = 0; i < times.length; i++) {
      int t = times[i];
      int next = i + 1 < times.length ? times[i + 1] : 0;
      INDArray noise = denoiser.noise(x, t);
      INDArray clean = x.sub(noise.mul(schedule.noise(t))).divi(schedule.signal(t));
      moments.add(new Trajectory.Moment(t, x, clean));
      double deviation = deviation(schedule, t, next);
      x = mean(schedule, t, next, x, noise, clean);
      if (deviation > 0) {
        x.addi(Weights.normal(random, deviation, x.shape()));
      }
    }
    moments.add(new Trajectory.Moment(0, x, x));
    return new Trajectory(moments);
  }

  /** The steps of a schedule that it stops at, downwards from the last, without 0. */
  abstract int[] times(int steps);

  /** The deviation of the fresh noise on the way from a step to the next, nearer to 0. */
  abstract double deviation(NoiseSchedule schedule, int t, int next);

  /** Where it goes before fresh noise is added, a new array. */
  abstract INDArray mean(
      NoiseSchedule schedule, int t, int next, INDArray x, INDArray noise, INDArray clean);

  /** The deviation that makes the reverse of a step exact if the clean example is known. */
  static double posteriorDeviation(NoiseSchedule schedule, int t, int next) {
    double bar = schedule.alphaBar(t);
    double nextBar = schedule.alphaBar(next);
    return Math.sqrt((1 - nextBar) / (1 - bar) * (1 - bar / nextBar));
  }

  /** Evenly spaced steps, downwards from the last. */
  static int[] spaced(int steps, int count) {
    int[] times = new int[count];
    Arrays.setAll(times, i -> (int) ((long) steps * (count - i) / count));
    return times;
  }
}
