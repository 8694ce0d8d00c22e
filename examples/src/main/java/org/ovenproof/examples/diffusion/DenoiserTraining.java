package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Batches;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;
import org.ovenproof.examples.learn.OneHot;

/**
 * How a network learns to denoise (Ho et al., arXiv:2006.11239, algorithm 1): take examples, a
 * random step for each, noise them to that step, and descend on the squared error of what the
 * network says of them. At the end the weights are their running mean over about the last hundred
 * steps.
 *
 * @param steps of Adam, {@code > 0}
 * @param batch how many examples make one, {@code > 0}
 * @param learningRate about how far a step moves each weight, {@code > 0}
 * @param unlabelled the share of examples whose class is hidden, so that the network learns to do
 *     without, {@code 0 <= unlabelled <= 1} (Ho and Salimans, arXiv:2207.12598)
 * @param seed of everything that is random in it
 */
public record DenoiserTraining(
    int steps, int batch, double learningRate, double unlabelled, long seed) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code steps}, {@code batch} or {@code learningRate} is
   *     {@code <= 0}, or {@code unlabelled} is {@code < 0} or {@code > 1}
   */
  public DenoiserTraining {
    Arguments.positive("steps", steps);
    Arguments.positive("batch", batch);
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate must be > 0 but was " + learningRate);
    }
    if (!(unlabelled >= 0 && unlabelled <= 1)) {
      throw new IllegalArgumentException("unlabelled must be >= 0 and <= 1 but was " + unlabelled);
    }
  }

  /**
   * Returns a training of this many steps, batches of 128, a learning rate of 0.005, and classes
   * hidden from 15 of 100 examples.
   *
   * @throws IllegalArgumentException if {@code steps <= 0}
   */
  public static DenoiserTraining steps(int steps, long seed) {
    return new DenoiserTraining(steps, 128, 0.005, 0.15, seed);
  }

  /**
   * Returns the training with batches of another size.
   *
   * @param batch how many examples make one, {@code > 0}
   * @throws IllegalArgumentException if {@code batch <= 0}
   */
  public DenoiserTraining batch(int batch) {
    return new DenoiserTraining(steps, batch, learningRate, unlabelled, seed);
  }

  /**
   * Returns the training with another learning rate.
   *
   * @param learningRate about how far a step moves each weight, {@code > 0}
   * @throws IllegalArgumentException if {@code learningRate <= 0}
   */
  public DenoiserTraining learningRate(double learningRate) {
    return new DenoiserTraining(steps, batch, learningRate, unlabelled, seed);
  }

  /**
   * Changes the weights of a network that knows no classes.
   *
   * @param examples {@code [n, d]}, {@code n >= batch}
   * @return the loss before each step, the mean squared error of what the network predicts
   * @throws IllegalArgumentException if {@code examples} has another shape or fewer rows
   */
  public LossCurve run(DenoisingNetwork network, INDArray examples) {
    int[] labels = new int[Math.toIntExact(examples.size(0))];
    Arrays.fill(labels, OneHot.NONE);
    return learn(network, examples, labels);
  }

  /**
   * Changes the weights of a network that knows classes.
   *
   * @param examples {@code [n, d]}, {@code n >= batch}
   * @param labels the class of each
   * @return as for {@link #run(DenoisingNetwork, INDArray)}
   * @throws IllegalArgumentException if {@code examples} has another shape, or there are not as
   *     many labels, or one is no class of the network
   */
  public LossCurve run(DenoisingNetwork network, INDArray examples, int[] labels) {
    if (labels.length != examples.size(0)) {
      throw new IllegalArgumentException(
          "labels must be %d, one an example, but were %d"
              .formatted(examples.size(0), labels.length));
    }
    network.given(labels);
    return learn(network, examples, labels);
  }

  private LossCurve learn(DenoisingNetwork network, INDArray examples, int[] labels) {
    Arguments.shape("examples", examples, "n", network.numbers());
    float[][] clean = examples.toFloatMatrix();
    Random random = new Random(seed);
    Batches batches = Batches.of(clean.length, batch, random.nextLong());
    Descent descent = network.descent(learningRate);
    WeightAverage average = new WeightAverage(network.weights());
    LossCurve losses =
        descent.run(
            steps,
            () -> {
              NoisyBatch noisy = new NoisyBatch(network, batch);
              for (int example : batches.next()) {
                boolean hidden = random.nextDouble() < unlabelled;
                int label = hidden ? OneHot.NONE : labels[example];
                noisy.add(clean[example], label, random);
              }
              return noisy.placeholders();
            },
            step -> average.update());
    average.replaceWeights();
    return losses.in("squared error");
  }
}
