package org.ovenproof.examples.diffusion;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Predicts the noise in noised examples; the clean example and the score follow from it by
 * arithmetic.
 */
public interface Denoiser {

  /** Returns the schedule by which examples are noised. */
  NoiseSchedule schedule();

  /** Returns how many numbers make an example. */
  int numbers();

  /**
   * Returns the noise {@code ε} that it expects in examples at step {@code t}.
   *
   * @param noisy {@code [n, d]}; returns a new array {@code [n, d]}
   * @param t {@code 1 <= t <= steps}
   * @throws IllegalArgumentException if {@code noisy} has another shape or {@code t} is out of
   *     range
   */
  INDArray noise(INDArray noisy, int t);

  /**
   * Returns the clean examples that it expects behind noisy ones, {@code (x − √(1−ᾱ) ε) / √ᾱ}, a
   * new array {@code [n, d]}.
   *
   * @throws IllegalArgumentException if {@code noisy} has another shape or {@code t} is out of
   *     range
   */
  default INDArray clean(INDArray noisy, int t) {
    return noisy.sub(noise(noisy, t).mul(schedule().noise(t))).divi(schedule().signal(t));
  }

  /**
   * Returns the score, the direction in which noised examples grow more probable: the gradient of
   * their log density, {@code −ε / √(1−ᾱ)} (Song et al., arXiv:2011.13456), a new array {@code [n,
   * d]}.
   *
   * @throws IllegalArgumentException if {@code noisy} has another shape or {@code t} is out of
   *     range
   */
  default INDArray score(INDArray noisy, int t) {
    return noise(noisy, t).divi(-schedule().noise(t));
  }
}
