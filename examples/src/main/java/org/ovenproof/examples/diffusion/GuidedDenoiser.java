package org.ovenproof.examples.diffusion;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that is asked for a class, and how loudly. */
record GuidedDenoiser(DenoisingNetwork network, double scale, int[] labels) implements Denoiser {

  @Override
  public NoiseSchedule schedule() {
    return network.schedule();
  }

  @Override
  public int numbers() {
    return network.numbers();
  }

  @Override
  public INDArray noise(INDArray noisy, int t) {
    if (scale == 0) {
      return network.noise(noisy, t);
    }
    if (labels.length != 1 && labels.length != noisy.size(0)) {
      throw new IllegalArgumentException(
          "labels must be 1 or %d, one a row, but were %d".formatted(noisy.size(0), labels.length));
    }
    INDArray asked = network.noise(noisy, t, labels);
    if (scale == 1) {
      return asked;
    }
    INDArray any = network.noise(noisy, t);
    return any.addi(asked.subi(any).muli(scale));
  }
}
