package org.ovenproof.examples.gan;

import java.util.HashMap;
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
import org.ovenproof.examples.learn.Weights;

/**
 * A perceptron that makes points from noise, {@code x = G(z)} with {@code z} normal, mean 0 and
 * deviation 1: two hidden layers with ReLU. Its graph goes on through a discriminator, whose
 * weights it is given, so the loss has a gradient with respect to its own weights alone. {@code
 * FLOAT}. Not safe for use by several threads.
 */
public final class Generator {

  private static final String LAYERS = "generator";

  private final SameDiff graph;
  private final Perceptron shape;
  private final int noise;

  private Generator(SameDiff graph, Perceptron shape, int noise) {
    this.graph = graph;
    this.shape = shape;
    this.noise = noise;
  }

  static Generator of(int noise, int width, int dimensions, Perceptron opponent, long seed) {
    Perceptron shape = new Perceptron(LAYERS, noise, width, width, dimensions);
    return new Generator(graph(shape, opponent, new Random(seed)), shape, noise);
  }

  /** From noise {@code z} to points {@code x} and on to both losses, named as they are. */
  static SameDiff graph(Perceptron shape, Perceptron opponent, Random random) {
    SameDiff graph = SameDiff.create();
    SDVariable z = graph.placeHolder("z", DataType.FLOAT, -1, shape.sizes()[0]);
    SDVariable ones = graph.placeHolder("ones", DataType.FLOAT, -1, 1);
    SDVariable x = Dense.perceptron(graph, shape.name(), z, random, shape.sizes());
    graph.identity("x", x);
    SDVariable logits = opponent.withGivenWeights(graph, x);
    // log D(x) is minus the cross-entropy to the label 1, log(1 − D(x)) minus that to 0. The minus
    // is a weight, since the gradient of ND4J's losses leaves out what comes after them.
    SDVariable minus = graph.constant(Nd4j.valueArrayOf(new long[] {1, 1}, -1f));
    graph.loss().sigmoidCrossEntropy(GeneratorLoss.NON_SATURATING.name(), ones, logits, null);
    graph.loss().sigmoidCrossEntropy(GeneratorLoss.MINIMAX.name(), ones.rsub(1), logits, minus);
    return graph;
  }

  /** Returns how many numbers make a point. */
  public int dimensions() {
    return Math.toIntExact(shape.sizes()[shape.sizes().length - 1]);
  }

  /** Returns how many numbers of noise make a point. */
  public int noise() {
    return noise;
  }

  /** Returns how many numbers it learns: weights and biases. */
  public long parameters() {
    return shape.parameters();
  }

  /** Returns how many products it adds up for one point: one for each weight. */
  public long multiplyAdds() {
    return shape.multiplyAdds();
  }

  /**
   * Makes points.
   *
   * @param z {@code [n, k]}, {@code k} numbers of noise a point; returns a new array {@code [n, d]}
   * @throws IllegalArgumentException if {@code z} has another shape
   */
  public INDArray generate(INDArray z) {
    Arguments.shape("z", z, "n", noise);
    return graph.output(Map.of("z", z.castTo(DataType.FLOAT)), "x").get("x");
  }

  /**
   * Makes points from noise of its own, the same ones for the same seed.
   *
   * @param count how many, {@code > 0}; returns a new array {@code [count, d]}
   * @throws IllegalArgumentException if {@code count <= 0}
   */
  public INDArray sample(int count, long seed) {
    return sample(count, new Random(seed));
  }

  INDArray sample(int count, Random random) {
    Arguments.positive("count", count);
    return generate(Weights.normal(random, 1, count, noise));
  }

  /** Makes the steps of a game; their {@link #inputs} change from step to step. */
  Descent descent(GeneratorLoss loss, double learningRate, double beta1) {
    return Descent.adam(graph, loss.name(), learningRate, beta1);
  }

  /** What a step takes: new noise, and the opponent as it is now. */
  Map<String, INDArray> inputs(int count, Discriminator opponent, Random random) {
    Map<String, INDArray> inputs = new HashMap<>(opponent.weights());
    inputs.put("z", Weights.normal(random, 1, count, noise));
    inputs.put("ones", Nd4j.ones(DataType.FLOAT, count, 1));
    return inputs;
  }
}
