package org.ovenproof.examples.transformer;

/**
 * What a layer costs that lets tokens know of each other, counted and not timed, so the same on
 * every machine (after table 1 of Vaswani et al., arXiv:1706.03762, with the constants it leaves
 * out). Biases, softmax and activation are not counted.
 *
 * @param multiplyAdds how many products it adds up
 * @param attentionWeights how many weights of pairs of tokens it holds in memory at once
 * @param sequentialSteps how many steps must follow one another however much runs in parallel
 * @param maximumPath through how many steps information goes from the first token to the last
 */
public record LayerCost(
    long multiplyAdds, long attentionWeights, long sequentialSteps, long maximumPath) {

  /**
   * Self-attention: {@code 4 n d²} for queries, keys, values and what is made of the heads'
   * outputs; {@code n² d} for scores and as much for weighted means; {@code h n²} weights.
   *
   * @param length {@code n}, {@code > 0}
   * @param width {@code d}, {@code > 0}
   * @param heads {@code h}, {@code > 0}
   * @throws IllegalArgumentException if one of them is {@code <= 0}
   */
  public static LayerCost attention(long length, long width, long heads) {
    check(length, width, heads, "heads");
    long projections = 4 * length * width * width;
    return new LayerCost(projections + 2 * length * length * width, heads * length * length, 1, 1);
  }

  /**
   * A simple recurrent layer: {@code 2 n d²}, from the token and from the state, token by token.
   *
   * @throws IllegalArgumentException if {@code length <= 0} or {@code width <= 0}
   */
  public static LayerCost recurrent(long length, long width) {
    check(length, width, 1, "heads");
    return new LayerCost(2 * length * width * width, 0, length, length);
  }

  /**
   * A convolution along the sequence: {@code k n d²}, whatever fits into a window of {@code k}
   * tokens, the last of which is the token itself; information from the first token reaches the
   * last through as many layers as {@code (n - 1) / (k - 1)}, rounded up.
   *
   * @param kernel {@code k}, {@code > 1}
   * @throws IllegalArgumentException if {@code length <= 0}, {@code width <= 0} or {@code kernel <=
   *     1}
   */
  public static LayerCost convolution(long length, long width, long kernel) {
    check(length, width, kernel - 1, "kernel - 1");
    long layers = Math.max(1, (length - 1 + kernel - 2) / (kernel - 1));
    return new LayerCost(kernel * length * width * width, 0, 1, layers);
  }

  private static void check(long length, long width, long third, String name) {
    if (length <= 0 || width <= 0 || third <= 0) {
      throw new IllegalArgumentException(
          "length, width and %s must be > 0 but were %d, %d and %d"
              .formatted(name, length, width, third));
    }
  }
}
