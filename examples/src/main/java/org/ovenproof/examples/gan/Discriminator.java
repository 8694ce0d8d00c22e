package org.ovenproof.examples.gan;

import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;

/**
 * A perceptron that says how probable it is that a point is real, {@code D(x) = σ(f(x))}: two
 * hidden layers with ReLU and one number {@code f(x)}, the logit. What it makes small is the mean
 * cross-entropy over real and generated points, as many of both, which is {@code −V / 2}. {@code
 * FLOAT}. Not safe for use by several threads.
 */
public final class Discriminator {

  private static final String LAYERS = "discriminator";

  private final SameDiff graph;
  private final Perceptron shape;

  private Discriminator(SameDiff graph, Perceptron shape) {
    this.graph = graph;
    this.shape = shape;
  }

  /**
   * Returns a discriminator that has learned nothing yet.
   *
   * @param dimensions how many numbers make a point, {@code > 0}
   * @param width how many numbers each hidden layer has, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code dimensions <= 0} or {@code width <= 0}
   */
  public static Discriminator of(int dimensions, int width, long seed) {
    Perceptron shape = shape(dimensions, width);
    return new Discriminator(graph(shape, new Random(seed)), shape);
  }

  static Perceptron shape(int dimensions, int width) {
    return new Perceptron(LAYERS, dimensions, width, width, 1);
  }

  /**
   * From points {@code x} to their {@code probability}, and with {@code labels} to the {@code
   * loss}.
   */
  static SameDiff graph(Perceptron shape, Random random) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, shape.sizes()[0]);
    SDVariable labels = graph.placeHolder("labels", DataType.FLOAT, -1, 1);
    SDVariable logits = Dense.perceptron(graph, shape.name(), x, random, shape.sizes());
    graph.nn().sigmoid("probability", logits);
    graph.loss().sigmoidCrossEntropy("loss", labels, logits, null);
    return graph;
  }

  /**
   * Returns the probability of being real.
   *
   * @param x {@code [n, d]}; returns a new array {@code [n]}, each from 0 to 1
   * @throws IllegalArgumentException if {@code x} has another shape
   */
  public INDArray probability(INDArray x) {
    Arguments.shape("x", x, "n", dimensions());
    return graph
        .output(Map.of("x", x.castTo(DataType.FLOAT)), "probability")
        .get("probability")
        .reshape(x.size(0));
  }

  /**
   * Learns to tell two fixed sets of points apart, all of them in each step, with Adam.
   *
   * @param real {@code [n, d]}
   * @param generated {@code [n, d]}, as many
   * @param steps how many, {@code >= 0}
   * @param learningRate about how far a step moves each weight, {@code > 0}
   * @return the loss before each step, in nats
   * @throws IllegalArgumentException if {@code steps < 0}, {@code learningRate <= 0}, one set has
   *     another shape or there are not as many of both
   */
  public LossCurve train(INDArray real, INDArray generated, int steps, double learningRate) {
    Arguments.shape("real", real, "n", dimensions());
    Arguments.shape("generated", generated, "n", dimensions());
    Descent descent = Descent.adam(graph, "loss", learningRate);
    Map<String, INDArray> inputs = inputs(real, generated);
    return descent.run(steps, () -> inputs).in("cross-entropy, nats");
  }

  /** Returns how many numbers make a point. */
  public int dimensions() {
    return Math.toIntExact(shape.sizes()[0]);
  }

  /** Returns how many numbers it learns: weights and biases. */
  public long parameters() {
    return shape.parameters();
  }

  /** Makes the steps of a game; their {@link #inputs} change from step to step. */
  Descent descent(double learningRate, double beta1) {
    return Descent.adam(graph, "loss", learningRate, beta1);
  }

  /** What a step takes: the points one below the other, labelled 1 if real and 0 if generated. */
  static Map<String, INDArray> inputs(INDArray real, INDArray generated) {
    if (real.size(0) != generated.size(0)) {
      throw new IllegalArgumentException(
          "generated must be %d, as many as real, but were %d"
              .formatted(real.size(0), generated.size(0)));
    }
    INDArray labels =
        Nd4j.concat(
            0,
            Nd4j.ones(DataType.FLOAT, real.size(0), 1),
            Nd4j.zeros(DataType.FLOAT, real.size(0), 1));
    return Map.of("x", Nd4j.concat(0, real, generated), "labels", labels);
  }

  /** Returns its weights by name, those that it learns, not copied. */
  Map<String, INDArray> weights() {
    return shape.weightsIn(graph);
  }
}
