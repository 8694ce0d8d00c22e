package org.ovenproof.examples.diffusion;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;

/**
 * {@code x[s] = √ᾱ[s] · x̂[0] + √(1−ᾱ[s]−σ²) · ε + σ z}, with {@code σ} the ancestral one times eta
 * (Song et al., arXiv:2010.02502, equations 12 and 16).
 */
final class DdimSampler extends Sampler {

  private final int steps;
  private final double eta;

  DdimSampler(int steps, double eta) {
    Arguments.positive("steps", steps);
    if (!(eta >= 0)) {
      throw new IllegalArgumentException("eta must be >= 0 but was " + eta);
    }
    this.steps = steps;
    this.eta = eta;
  }

  @Override
  int[] times(int all) {
    if (steps > all) {
      throw new IllegalArgumentException(
          "steps must be <= %d, those of the schedule, but was %d".formatted(all, steps));
    }
    return spaced(all, steps);
  }

  @Override
  double deviation(NoiseSchedule schedule, int t, int next) {
    return eta * posteriorDeviation(schedule, t, next);
  }

  @Override
  INDArray mean(
      NoiseSchedule schedule, int t, int next, INDArray x, INDArray noise, INDArray clean) {
    double deviation = deviation(schedule, t, next);
    double kept = Math.max(0, 1 - schedule.alphaBar(next) - deviation * deviation);
    return clean.mul(schedule.signal(next)).addi(noise.mul(Math.sqrt(kept)));
  }
}
