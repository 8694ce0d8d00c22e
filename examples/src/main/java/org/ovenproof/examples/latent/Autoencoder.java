package org.ovenproof.examples.latent;

import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Batches;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;
import org.ovenproof.examples.learn.Weights;

/**
 * Two perceptrons: an encoder that makes a few numbers of a picture, its latent, and a decoder that
 * makes a picture of them again. As in latent diffusion (Rombach et al., arXiv:2112.10752, section
 * 3.1) the encoder says a mean and a variance for each number, the decoder is given a draw from
 * them, and the latents are held together by a little of the loss of Kingma and Welling
 * (arXiv:1312.6114):
 *
 * <pre>loss = mean (x − x̂)² + w · mean ½ (μ² + σ² − log σ² − 1)</pre>
 *
 * Pictures have values from -1 to 1; the decoder ends with tanh, so it says nothing beyond. Each
 * half has one hidden layer with ReLU. Latents are shifted and scaled as one, so that over the
 * examples that it learned from their mean is 0 and their variance 1 (Rombach et al., appendix G).
 * {@code FLOAT}. Not safe for use by several threads.
 */
public final class Autoencoder {

  /** The weight {@code w}: enough to keep latents together, too little to blur what they say. */
  private static final double KL_WEIGHT = 1e-3;

  private static final int BATCH = 64;
  private static final String PICTURE = "picture";
  private static final String NOISE = "noise";
  private static final String LATENT = "latent";
  private static final String DECODED = "decoded";
  private static final String LOSS = "loss";

  private final SameDiff graph = SameDiff.create();
  private final int numbers;
  private final int latents;
  private final int width;
  private INDArray shift;
  private double scale = 1;

  private Autoencoder(int numbers, int width, int latents, Random random) {
    this.numbers = numbers;
    this.width = width;
    this.latents = latents;
    this.shift = Nd4j.zeros(DataType.FLOAT, latents);
    build(random);
  }

  /**
   * Returns an autoencoder that has learned nothing yet, with one hidden layer on either side.
   *
   * @param numbers that make a picture, {@code > 0}
   * @param width of the hidden layers, {@code > 0}
   * @param latents how many numbers are left of a picture, {@code 0 < latents < numbers}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code numbers <= 0}, {@code width <= 0}, {@code latents <=
   *     0} or {@code latents >= numbers}
   */
  public static Autoencoder of(int numbers, int width, int latents, long seed) {
    if (numbers <= 0 || width <= 0) {
      throw new IllegalArgumentException(
          "numbers and width must be > 0 but were %d and %d".formatted(numbers, width));
    }
    if (latents <= 0 || latents >= numbers) {
      throw new IllegalArgumentException(
          "latents must be > 0 and < %d but was %d".formatted(numbers, latents));
    }
    return new Autoencoder(numbers, width, latents, new Random(seed));
  }

  /**
   * Learns to give pictures back, with Adam and batches of 64.
   *
   * @param pictures {@code [n, d]}, values from -1 to 1, {@code n >= 64}
   * @param steps of Adam, {@code > 0}
   * @param learningRate about how far a step moves each weight, {@code > 0}
   * @param seed of the order of the pictures and of the draws
   * @throws IllegalArgumentException if {@code steps <= 0}, {@code learningRate <= 0} or there are
   *     fewer pictures or of another size
   */
  public LossCurve train(INDArray pictures, int steps, double learningRate, long seed) {
    Arguments.positive("steps", steps);
    Arguments.shape("pictures", pictures, "n", numbers);
    Random random = new Random(seed);
    Batches batches = Batches.of((int) pictures.size(0), BATCH, random.nextLong());
    Descent descent = Descent.adam(graph, LOSS, learningRate);
    LossCurve losses =
        descent.run(
            steps,
            () -> {
              INDArray chosen = Nd4j.pullRows(pictures, 1, batches.next());
              INDArray noise = Weights.normal(random, 1, BATCH, latents);
              return Map.of(PICTURE, chosen, NOISE, noise);
            });
    standardize(pictures);
    return losses.in("squared error");
  }

  /**
   * Returns the latents of pictures, without any draw: their means.
   *
   * @param pictures {@code [n, d]}, values from -1 to 1; returns a new array {@code [n, k]}
   * @throws IllegalArgumentException if {@code pictures} has another shape
   */
  public INDArray encode(INDArray pictures) {
    Arguments.shape("pictures", pictures, "n", numbers);
    return means(pictures).subiRowVector(shift).divi(scale);
  }

  /**
   * Returns the pictures of latents.
   *
   * @param latents {@code [n, k]}; returns a new array {@code [n, d]}, values from -1 to 1
   * @throws IllegalArgumentException if {@code latents} has another shape
   */
  public INDArray decode(INDArray latents) {
    Arguments.shape("latents", latents, "n", this.latents);
    INDArray raw = latents.mul(scale).addiRowVector(shift);
    return graph.output(Map.of(LATENT, raw), DECODED).get(DECODED);
  }

  /** Returns how many numbers are left of a picture. */
  public int latents() {
    return latents;
  }

  /** Returns how many numbers it learns: weights and biases of both halves. */
  public long parameters() {
    long variances = (width + 1L) * latents;
    long biases = 2L * width + latents + numbers;
    return multiplyAddsToEncode() + variances + multiplyAddsToDecode() + biases;
  }

  /** Returns how many products {@link #encode} adds up for one picture: one for each weight. */
  public long multiplyAddsToEncode() {
    return (long) numbers * width + (long) width * latents;
  }

  /** Returns how many products {@link #decode} adds up for one picture: one for each weight. */
  public long multiplyAddsToDecode() {
    return (long) latents * width + (long) width * numbers;
  }

  SameDiff graph() {
    return graph;
  }

  private void build(Random random) {
    SDVariable picture = graph.placeHolder(PICTURE, DataType.FLOAT, -1, numbers);
    SDVariable noise = graph.placeHolder(NOISE, DataType.FLOAT, -1, latents);
    SDVariable given = graph.placeHolder(LATENT, DataType.FLOAT, -1, latents);
    SDVariable seen =
        graph.nn().relu(Dense.layer(graph, "encoder", picture, numbers, width, random), 0);
    SDVariable mean = Dense.layer(graph, "mean", seen, width, latents, random);
    SDVariable logVariance = Dense.layer(graph, "log-variance", seen, width, latents, random);
    SDVariable drawn = mean.add(graph.math().exp(logVariance.mul(0.5)).mul(noise));
    SDVariable back =
        graph
            .math()
            .tanh(Dense.perceptron(graph, "decoder", drawn, random, latents, width, numbers));
    SDVariable error = graph.math().square(back.sub(picture)).mean();
    SDVariable spread =
        graph.math().square(mean).add(graph.math().exp(logVariance)).sub(logVariance).sub(1);
    error.add(LOSS, spread.mean().mul(KL_WEIGHT / 2));
    SDVariable last = graph.nn().linear(hidden(given), weights("decoder2"), bias("decoder2"));
    graph.math().tanh(DECODED, last);
  }

  /** The decoder's hidden layer on latents that are given, with the weights that it has learned. */
  private SDVariable hidden(SDVariable given) {
    return graph.nn().relu(graph.nn().linear(given, weights("decoder1"), bias("decoder1")), 0);
  }

  private SDVariable weights(String layer) {
    return graph.getVariable(layer + "-weights");
  }

  private SDVariable bias(String layer) {
    return graph.getVariable(layer + "-bias");
  }

  private void standardize(INDArray pictures) {
    INDArray means = means(pictures);
    shift = means.mean(0);
    INDArray centred = means.subRowVector(shift);
    scale = Math.sqrt(centred.mul(centred).meanNumber().doubleValue());
  }

  private INDArray means(INDArray pictures) {
    return graph.output(Map.of(PICTURE, pictures), "mean").get("mean");
  }
}
