package org.ovenproof.examples.dalle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.Caption;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.ShapeColour;
import org.ovenproof.examples.transformer.Continuation;
import org.ovenproof.examples.transformer.Decoder;
import org.ovenproof.examples.transformer.DecoderConfig;
import org.ovenproof.examples.transformer.DecoderTraining;
import org.ovenproof.examples.transformer.Sampling;

/**
 * Draws pictures from captions as the first DALL·E did (Ramesh et al., arXiv:2102.12092): a caption
 * and a picture are one sequence of tokens, two words and then the 16 tokens of a {@link VqVae},
 * and a {@link Decoder} continues the one with the other. Here only picture tokens are predicted;
 * the paper counted the loss of words too, with the weight 1/8 beside 7/8 for the picture. {@code
 * FLOAT}. Not safe for use by several threads.
 */
public final class Dalle {

  /** How many tokens a caption has: the colour, then the shape. */
  public static final int WORDS = 2;

  private final VqVae images;
  private final Decoder decoder;

  private Dalle(VqVae images, Decoder decoder) {
    this.images = images;
    this.decoder = decoder;
  }

  /**
   * Returns one that has not learned yet how words and pictures hang together.
   *
   * @param images which knows how pictures become tokens; used as it is
   * @param width as that of a {@link DecoderConfig}, as are the next two
   * @param seed of the random weights
   * @throws IllegalArgumentException as {@link DecoderConfig} does
   */
  public static Dalle of(VqVae images, int width, int heads, int layers, long seed) {
    int words = ShapeColour.values().length + DrawnShape.values().length;
    DecoderConfig config = new DecoderConfig(images.codes() + words, width, heads, layers);
    return new Dalle(images, Decoder.of(config, seed));
  }

  /** Returns the decoder that continues captions. */
  public Decoder decoder() {
    return decoder;
  }

  /**
   * Returns a training on captioned pictures that has not begun; it changes the decoder only.
   *
   * @param batch how many pictures make one step, {@code > 0}
   * @param learningRate about how far a step moves each weight, {@code > 0}
   * @param seed of the order in which pictures are drawn from {@code shapes}
   * @throws IllegalArgumentException if {@code batch <= 0}, {@code learningRate <= 0} or the
   *     pictures have another shape than those of the VQ-VAE
   */
  public DecoderTraining training(ColourShapes shapes, int batch, double learningRate, long seed) {
    List<Continuation> sequences = sequences(shapes);
    return DecoderTraining.of(
        decoder,
        random -> sequences.get(random.nextInt(sequences.size())),
        batch,
        learningRate,
        seed);
  }

  /**
   * Returns captioned pictures as sequences of tokens.
   *
   * @throws IllegalArgumentException if the pictures have another shape than those of the VQ-VAE
   */
  public List<Continuation> sequences(ColourShapes shapes) {
    int[][] tokens = images.tokens(shapes.pictures());
    return IntStream.range(0, tokens.length)
        .mapToObj(i -> new Continuation(words(shapes.caption(i)), tokens[i]))
        .toList();
  }

  /**
   * Returns this one, with the same weights, giving more or less weight to a word (see {@link
   * Decoder#emphasize}).
   *
   * @param word 0 for the colour, 1 for the shape
   * @param factor {@code > 0}; 1 changes nothing
   * @throws IllegalArgumentException if {@code word} is neither, or {@code factor <= 0}
   */
  public Dalle emphasize(int word, double factor) {
    if (word < 0 || word >= WORDS) {
      throw new IllegalArgumentException("word must be 0 or 1 but was " + word);
    }
    return new Dalle(images, decoder.emphasize(word, factor));
  }

  /**
   * Draws one picture for each caption, token by token.
   *
   * @param captions at least one
   * @param temperature {@code >= 0}, see {@link Sampling}
   * @param seed of the draws
   * @return {@code [n, 3, 16, 16]}, values 0 to 1
   * @throws IllegalArgumentException if there is no caption or {@code temperature < 0}
   */
  public INDArray draw(List<Caption> captions, double temperature, long seed) {
    return images.pictures(tokens(captions, temperature, seed));
  }

  /**
   * Draws some pictures of one caption, as {@link #draw(List, double, long)} does.
   *
   * @param count how many, {@code > 0}
   * @throws IllegalArgumentException if {@code count <= 0} or {@code temperature < 0}
   */
  public INDArray draw(Caption caption, int count, double temperature, long seed) {
    Arguments.positive("count", count);
    return draw(Collections.nCopies(count, caption), temperature, seed);
  }

  /**
   * Draws as {@link #draw(List, double, long)} does and returns the 16 tokens of each picture.
   *
   * @throws IllegalArgumentException if there is no caption or {@code temperature < 0}
   */
  public int[][] tokens(List<Caption> captions, double temperature, long seed) {
    int[][] given = captions.stream().map(this::words).toArray(int[][]::new);
    Sampling sampling = new Sampling(temperature, images.codes(), seed);
    return Arrays.stream(decoder.sample(given, images.tokensPerPicture(), sampling))
        .map(sequence -> Arrays.copyOfRange(sequence, WORDS, sequence.length))
        .toArray(int[][]::new);
  }

  /**
   * Returns how much a layer looks at the two words while it draws each part of a picture.
   *
   * @param layer of the decoder, from 1 on
   * @param tokens of the picture, {@link VqVae#tokensPerPicture} of them
   * @return {@code [heads, 2, 4, 4]}: for each head, the colour's weight and the shape's, patch by
   *     patch; the rest up to 1 goes to patches that are there already
   * @throws IllegalArgumentException if there is no such layer, there are more or fewer tokens, or
   *     one is out of range
   */
  public INDArray wordWeights(int layer, Caption caption, int[] tokens) {
    if (tokens.length != images.tokensPerPicture()) {
      throw new IllegalArgumentException(
          "tokens must be %d but were %d".formatted(images.tokensPerPicture(), tokens.length));
    }
    int[] sequence = Arrays.copyOf(words(caption), WORDS + tokens.length);
    System.arraycopy(tokens, 0, sequence, WORDS, tokens.length);
    INDArray weights = decoder.weights(layer, sequence);
    // The row that decides on a token is that of the token before it.
    INDArray looks =
        weights.get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(WORDS - 1, WORDS - 1 + tokens.length),
            NDArrayIndex.interval(0, WORDS));
    long across = Math.round(Math.sqrt(tokens.length));
    return looks.permute(0, 2, 1).dup('c').reshape(weights.size(0), WORDS, across, across);
  }

  /** Returns the tokens of a caption: words come after the codes in the decoder's list. */
  int[] words(Caption caption) {
    int colour = images.codes() + caption.colour().ordinal();
    int shape = images.codes() + ShapeColour.values().length + caption.shape().ordinal();
    return new int[] {colour, shape};
  }
}
