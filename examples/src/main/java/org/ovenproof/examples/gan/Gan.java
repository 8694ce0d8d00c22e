package org.ovenproof.examples.gan;

/**
 * Two networks that learn from each other (Goodfellow et al., arXiv:1406.2661): the generator makes
 * points, the discriminator tells them from real ones.
 *
 * @param generator changed by a {@link GanTraining}
 * @param discriminator changed by a {@link GanTraining}
 */
public record Gan(Generator generator, Discriminator discriminator) {

  private static final int NOISE = 2;
  private static final int WIDTH = 32;

  /**
   * Pairs both.
   *
   * @throws IllegalArgumentException if they are of points with different dimensions
   */
  public Gan {
    if (generator.dimensions() != discriminator.dimensions()) {
      throw new IllegalArgumentException(
          "discriminator must have %d dimensions, as generator has, but has %d"
              .formatted(generator.dimensions(), discriminator.dimensions()));
    }
  }

  /**
   * Returns two networks that have learned nothing yet, with two numbers of noise a point and 32
   * numbers in each hidden layer.
   *
   * @param dimensions how many numbers make a point, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code dimensions <= 0}
   */
  public static Gan of(int dimensions, long seed) {
    return of(dimensions, NOISE, WIDTH, seed);
  }

  /**
   * Returns two networks that have learned nothing yet.
   *
   * @param dimensions how many numbers make a point, {@code > 0}
   * @param noise how many numbers of noise the generator makes a point of, {@code > 0}
   * @param width how many numbers each hidden layer of both has, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if one of the first three is {@code <= 0}
   */
  public static Gan of(int dimensions, int noise, int width, long seed) {
    return new Gan(
        Generator.of(noise, width, dimensions, Discriminator.shape(dimensions, width), seed),
        Discriminator.of(dimensions, width, ~seed));
  }
}
