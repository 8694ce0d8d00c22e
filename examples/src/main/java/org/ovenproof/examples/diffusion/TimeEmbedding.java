package org.ovenproof.examples.diffusion;

/**
 * A step as sines and cosines of eight frequencies, so that a network tells neighbouring steps
 * apart and knows them for neighbours (Vaswani et al., arXiv:1706.03762, section 3.5). Uses {@link
 * StrictMath}, so the same numbers come out everywhere.
 */
final class TimeEmbedding {

  /** How many numbers stand for a step. */
  static final int SIZE = 16;

  /** Steps are stretched to as many as Ho et al. have, whatever their number. */
  private static final double STRETCHED = 1000;

  private TimeEmbedding() {}

  /** Writes the embedding of a step into a row. */
  static void write(int t, int steps, float[] row, int offset) {
    int pairs = SIZE / 2;
    double place = STRETCHED * t / steps;
    for (int i = 0; i < pairs; i++) {
      double angle = place * StrictMath.pow(STRETCHED, -i / (pairs - 1.0));
      row[offset + 2 * i] = (float) StrictMath.sin(angle);
      row[offset + 2 * i + 1] = (float) StrictMath.cos(angle);
    }
  }
}
