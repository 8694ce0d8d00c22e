package org.ovenproof.examples.dalle;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ovenproof.display.Gallery;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.figure.Figure;
import org.ovenproof.examples.learn.Batches;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;

/**
 * A discrete autoencoder: each patch of 4 x 4 pixels becomes the number of one of a few codes, and
 * a picture a few such numbers, 16 if it is 16 x 16 (VQ-VAE, van den Oord et al.,
 * arXiv:1711.00937). A linear layer makes a vector {@code z} of a patch, the nearest code {@code e}
 * takes its place, and a perceptron makes a patch of {@code e}. The loss is {@code |x - decode(e)|²
 * + 0.25 |z - e|²}, both as means, and the gradient at {@code e} is handed to {@code z} as it is
 * (straight-through), since choosing the nearest has none. The first DALL·E chose at random with
 * Gumbel-softmax instead (Ramesh et al., arXiv:2102.12092, section 2.1). {@code FLOAT}. Not safe
 * for use by several threads.
 */
public final class VqVae {

  private static final int PATCH = 4;
  private static final int HIDDEN = 128;
  private static final int WIDTH = 16;
  private static final double COMMITMENT = 0.25;
  private static final int BATCH = 32;
  private static final double GREY = 0.75;
  private static final double LEARNING_RATE = 0.01;

  private final SameDiff graph = SameDiff.create();
  private final Patches patches;
  private final Codebook codebook;
  private final LossCurve losses;

  /**
   * What the encoder makes of a batch before a step; after the step, the codes follow it.
   *
   * @param z a vector of each patch, one behind the other
   * @param codes the number of the nearest code of each vector
   */
  private record Encoded(float[] z, int[] codes) {}

  private VqVae(INDArray pictures, int codes, int steps, long seed) {
    Random random = new Random(seed);
    this.patches = Patches.filling(pictures, PATCH);
    build(random);
    float[] cut = patches.cut(pictures);
    this.codebook = new Codebook(codes, WIDTH, encode(cut), random);
    Batches batches = Batches.of((int) pictures.size(0), BATCH, random.nextLong());
    Descent descent = Descent.adam(graph, "loss", LEARNING_RATE);
    AtomicReference<Encoded> encoded = new AtomicReference<>();
    this.losses =
        descent
            .run(
                steps,
                () -> {
                  float[] chosen = patches.of(cut, batches.next());
                  float[] z = encode(chosen);
                  encoded.set(new Encoded(z, codebook.nearest(z)));
                  return inputs(chosen, encoded.get());
                },
                step -> codebook.update(encoded.get().z(), encoded.get().codes(), random))
            .in("squared error");
  }

  /**
   * Learns a codebook, with the two networks around it.
   *
   * @param pictures {@code [n, c, h, h]}, values 0 to 1, {@code n >= 32}, {@code h} a multiple of 4
   * @param codes how many, {@code > 1}
   * @param steps of 32 pictures each, {@code > 0}
   * @param seed of everything that is random in it
   * @throws IllegalArgumentException if {@code codes <= 1} or {@code steps <= 0}, or {@code
   *     pictures} has another shape or fewer pictures
   */
  public static VqVae train(INDArray pictures, int codes, int steps, long seed) {
    if (codes <= 1 || steps <= 0) {
      throw new IllegalArgumentException(
          "codes must be > 1 and steps > 0 but were %d and %d".formatted(codes, steps));
    }
    return new VqVae(pictures, codes, steps, seed);
  }

  /** Returns how many codes there are. */
  public int codes() {
    return codebook.size();
  }

  /** Returns how many tokens make a picture. */
  public int tokensPerPicture() {
    return patches.perPicture();
  }

  /** Returns how many numbers it learns: weights, biases and codes. */
  public long parameters() {
    long layers =
        graph.variables().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .mapToLong(variable -> variable.getArr().length())
            .sum();
    return layers + (long) codes() * WIDTH;
  }

  /**
   * Returns how many products the decoder adds up for one picture: one for each use of a weight.
   */
  public long multiplyAddsToDecode() {
    return (long) patches.perPicture() * HIDDEN * (WIDTH + patches.numbers());
  }

  /** Returns the loss before each step of its training. */
  public LossCurve losses() {
    return losses;
  }

  /**
   * Returns pictures as tokens.
   *
   * @param pictures {@code [n, c, h, h]}; returns {@code n} rows of {@link #tokensPerPicture}
   *     numbers, each {@code >= 0} and {@code < codes}, from the upper left, row by row
   * @throws IllegalArgumentException if {@code pictures} has another shape
   */
  public int[][] tokens(INDArray pictures) {
    int[] all = codebook.nearest(encode(patches.cut(pictures)));
    int each = patches.perPicture();
    return IntStream.range(0, all.length / each)
        .mapToObj(i -> Arrays.copyOfRange(all, i * each, (i + 1) * each))
        .toArray(int[][]::new);
  }

  /**
   * Returns tokens as pictures.
   *
   * @param tokens {@code n} rows of {@link #tokensPerPicture} numbers, each {@code >= 0} and {@code
   *     < codes}; returns {@code [n, c, h, h]}, values 0 to 1
   * @throws IllegalArgumentException if there is no row, one has more or fewer tokens, or a token
   *     is out of range
   */
  public INDArray pictures(int[][] tokens) {
    Arguments.positive("tokens", tokens.length);
    for (int[] row : tokens) {
      if (row.length != tokensPerPicture()) {
        throw new IllegalArgumentException(
            "tokens must be %d a picture but were %d".formatted(tokensPerPicture(), row.length));
      }
    }
    return patches.join(decode(Arrays.stream(tokens).flatMapToInt(Arrays::stream).toArray()));
  }

  /**
   * Returns a picture of which only the first patches are drawn.
   *
   * @param tokens of those patches; what is missing is grey; returns {@code [c, h, h]}
   * @throws IllegalArgumentException if there are more than {@link #tokensPerPicture}, or one is
   *     out of range
   */
  public INDArray unfinished(int... tokens) {
    if (tokens.length > patches.perPicture()) {
      throw new IllegalArgumentException(
          "tokens must be <= %d but were %d".formatted(patches.perPicture(), tokens.length));
    }
    INDArray missing =
        Nd4j.valueArrayOf(
            new long[] {patches.perPicture() - tokens.length, patches.numbers()},
            GREY,
            DataType.FLOAT);
    INDArray all =
        tokens.length == 0
            ? missing
            : missing.size(0) == 0 ? decode(tokens) : Nd4j.vstack(decode(tokens), missing);
    return patches.join(all).slice(0);
  }

  /** Returns what each code looks like by itself, as a patch of a picture, with its number. */
  public Gallery gallery() {
    INDArray looks =
        new Patches(patches.channels(), PATCH, 1)
            .join(decode(IntStream.range(0, codes()).toArray()));
    Gallery gallery = Gallery.empty();
    for (int code = 0; code < codes(); code++) {
      gallery = gallery.with("" + code, Figure.image(picture(looks.slice(code))).scaled(8));
    }
    return gallery;
  }

  private void build(Random random) {
    long numbers = patches.numbers();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, numbers);
    SDVariable code = graph.placeHolder("code", DataType.FLOAT, -1, WIDTH);
    SDVariable toCode = graph.placeHolder("to-code", DataType.FLOAT, -1, WIDTH);
    SDVariable z = Dense.layer(graph, "encode", x, numbers, WIDTH, random);
    // Adds what is known about z beforehand, so that the value is the code's and the gradient z's.
    SDVariable chosen = z.add(toCode);
    SDVariable y = Dense.perceptron(graph, "decode", chosen, random, WIDTH, HIDDEN, numbers);
    SDVariable far = graph.math().square(y.sub(x)).mean();
    SDVariable commitment = graph.math().square(z.sub(code)).mean();
    far.add("loss", commitment.mul(COMMITMENT));
  }

  private Map<String, INDArray> inputs(float[] chosen, Encoded encoded) {
    INDArray x = rows(chosen, patches.numbers());
    INDArray code = rows(codebook.vectors(encoded.codes()), WIDTH);
    INDArray toCode = code.sub(rows(encoded.z(), WIDTH));
    return Map.of("x", x, "code", code, "to-code", toCode);
  }

  private float[] encode(float[] cut) {
    INDArray x = rows(cut, patches.numbers());
    return graph.output(Map.of("x", x), "encode").get("encode").dup('c').data().asFloat();
  }

  private INDArray decode(int[] tokens) {
    Arguments.indices("token", tokens, codes());
    // The graph begins at x; whichever it is, what is added to its z makes that the code.
    float[] x = new float[tokens.length * patches.numbers()];
    INDArray toCode = rows(codebook.vectors(tokens), WIDTH).subi(rows(encode(x), WIDTH));
    Map<String, INDArray> inputs = Map.of("x", rows(x, patches.numbers()), "to-code", toCode);
    // A copy, since what comes out may call itself column by column and lie row by row
    // (1.0.0-M2.1).
    INDArray y = graph.output(inputs, "decode2").get("decode2").dup('c');
    return Transforms.max(Transforms.min(y, 1), 0);
  }

  /** A picture with one channel as {@code [h, h]}. */
  private static INDArray picture(INDArray pixels) {
    return pixels.size(0) == 1 ? pixels.slice(0) : pixels;
  }

  private static INDArray rows(float[] values, int width) {
    return Nd4j.create(values, new long[] {values.length / width, width}, 'c');
  }
}
