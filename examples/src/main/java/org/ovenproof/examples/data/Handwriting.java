package org.ovenproof.examples.data;

import java.util.Random;

/** One picture of a digit, by a hand that never writes it twice in the same way. */
final class Handwriting {

  /** How far a digit may lean to either side: a length sideways for each one up. */
  private static final double SLANT = 0.3;

  private final int size;
  private final Random random;

  Handwriting(int size, Random random) {
    this.size = size;
    this.random = random;
  }

  /** Returns {@code size * size} values between 0 (paper) and 1 (ink), row by row. */
  float[] write(int digit) {
    double half = size * between(0.27, 0.35);
    double slant = between(-SLANT, SLANT);
    double thickness = size * between(0.07, 0.12);
    double edge = thickness / 2 + 1;
    double marginX = half * (0.6 + Math.abs(slant)) + edge;
    double marginY = half + edge;
    double x = between(marginX, size - marginX);
    double y = between(marginY, size - marginY);
    float[] picture = new float[size * size];
    for (Stroke stroke : Strokes.of(digit)) {
      Region line = stroke.placed(slant, half, x, y).line().outline(thickness);
      for (int i = 0; i < picture.length; i++) {
        double covered = Canvas.coverage(line, i % size, i / size, 1);
        picture[i] = Math.max(picture[i], (float) covered);
      }
    }
    return picture;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
