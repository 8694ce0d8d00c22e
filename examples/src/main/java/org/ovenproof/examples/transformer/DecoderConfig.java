package org.ovenproof.examples.transformer;

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
    if (layers <= 0) {
      throw new IllegalArgumentException("layers must be > 0 but was " + layers);
    }
  }

  /** Returns how wide the hidden layer of a block's perceptron is, four times {@code width}. */
  public int hidden() {
    return 4 * width;
  }
}
