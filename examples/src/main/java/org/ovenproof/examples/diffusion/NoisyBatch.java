package org.ovenproof.examples.diffusion;

import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A batch that a {@link DenoisingNetwork} learns from: noised examples, the step and the class of
 * each, and what the network is to predict of it.
 */
final class NoisyBatch {

  private final DenoisingNetwork network;
  private final float[][] noisy;
  private final float[][] target;
  private final int[] times;
  private final int[] labels;
  private int size;

  NoisyBatch(DenoisingNetwork network, int batch) {
    this.network = network;
    this.noisy = new float[batch][network.numbers()];
    this.target = new float[batch][network.numbers()];
    this.times = new int[batch];
    this.labels = new int[batch];
  }

  /** Noises an example to a random step of the schedule and adds it to the batch. */
  void add(float[] clean, int label, Random random) {
    NoiseSchedule schedule = network.schedule();
    int t = 1 + random.nextInt(schedule.steps());
    double signal = schedule.signal(t);
    double noise = schedule.noise(t);
    boolean askedForNoise = network.plan().prediction() == Prediction.NOISE;
    for (int j = 0; j < clean.length; j++) {
      double drawn = random.nextGaussian();
      noisy[size][j] = (float) (signal * clean[j] + noise * drawn);
      target[size][j] = askedForNoise ? (float) drawn : clean[j];
    }
    times[size] = t;
    labels[size] = label;
    size++;
  }

  Map<String, INDArray> placeholders() {
    return network.placeholders(noisy, times, labels, target);
  }
}
