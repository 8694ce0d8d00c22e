package org.ovenproof.examples.diffusion;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running mean of weights over the last steps of a training, {@code m ← decay · m + (1 − decay)
 * · w}. Samples of a diffusion model are better with it than with the last weights (Ho et al.,
 * arXiv:2006.11239, section 4, whose decay is 0.9999). In the first steps the decay is smaller, so
 * that the mean soon forgets the random weights that the training began with.
 */
final class WeightAverage {

  private static final double DECAY = 0.99;

  private final List<INDArray> weights;
  private final List<INDArray> means;
  private int steps;

  WeightAverage(List<INDArray> weights) {
    this.weights = weights;
    this.means = weights.stream().map(INDArray::dup).toList();
  }

  void update() {
    double decay = Math.min(DECAY, (1.0 + steps) / (10 + steps));
    for (int i = 0; i < means.size(); i++) {
      means.get(i).muli(decay).addi(weights.get(i).mul(1 - decay));
    }
    steps++;
  }

  /** Puts the means in the place of the weights. */
  void replaceWeights() {
    for (int i = 0; i < means.size(); i++) {
      weights.get(i).assign(means.get(i));
    }
  }
}
