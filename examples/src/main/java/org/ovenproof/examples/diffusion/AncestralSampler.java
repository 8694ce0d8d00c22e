package org.ovenproof.examples.diffusion;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code x[t−1] = (x[t] − β/√(1−ᾱ) · ε) / √(1−β) + σ z}, with {@code σ² = (1−ᾱ[t−1])/(1−ᾱ[t]) · β}
 * (Ho et al., arXiv:2006.11239, equations 11 and 7).
 */
final class AncestralSampler extends Sampler {

  @Override
  int[] times(int steps) {
    return spaced(steps, steps);
  }

  @Override
  double deviation(NoiseSchedule schedule, int t, int next) {
    return posteriorDeviation(schedule, t, next);
  }

  @Override
  INDArray mean(
      NoiseSchedule schedule, int t, int next, INDArray x, INDArray noise, INDArray clean) {
    double beta = schedule.beta(t);
    return x.sub(noise.mul(beta / schedule.noise(t))).divi(Math.sqrt(1 - beta));
  }
}
