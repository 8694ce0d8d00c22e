package org.ovenproof.examples.transformer;

import org.ovenproof.examples.argument.Arguments;

/**
 * How large a {@link Decoder} is.
 *
 * @param tokens how many different tokens it knows, {@code > 1}
 * @param width how many numbers stand for a token inside, even, {@code > 0}
 * @param heads how many times each layer looks around at once, {@code > 0}; a divisor of {@code
 *     width}
 * @param layers how many blocks of attention and perceptron, {@code > 0}
 */
public record DecoderConfig(int tokens, int width, int heads, int layers) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if {@code tokens <= 1}, {@code width} is odd or {@code <= 0},
   *     {@code heads} is {@code <= 0} or does not divide {@code width}, or {@code layers <= 0}
   */
  public DecoderConfig {
    if (tokens <= 1) {
      throw new IllegalArgumentException("tokens must be > 1 but was " + tokens);
    }
    if (width <= 0 || width % 2 != 0) {
      throw new IllegalArgumentException("width must be even and > 0 but was " + width);
    }
    if (heads <= 0 || width % heads != 0) {
      throw new IllegalArgumentException(
          "heads must be > 0 and divide width, %d, but was %d".formatted(width, heads));
    }
    Arguments.positive("layers", layers);
  }

  /**
   * Returns how many products one pass over a sequence adds up: those of {@link
   * LayerCost#attention} and of the perceptrons in all layers, and those of the scores of all
   * tokens at the end. To look up what stands for a token takes none.
   *
   * @param length of the sequence, {@code > 0}
   * @throws IllegalArgumentException if {@code length <= 0}
   */
  public long multiplyAdds(long length) {
    long attention = LayerCost.attention(length, width, heads).multiplyAdds();
    long perceptron = 2 * length * width * hidden();
    return layers * (attention + perceptron) + length * width * tokens;
  }

  /** Returns how wide the hidden layer of a block's perceptron is, four times {@code width}. */
  public int hidden() {
    return 4 * width;
  }
}
