package org.ovenproof.examples.data;

import java.util.Random;

/** One picture of a shape, drawn by an unsteady hand. */
final class Sketch {

  /** How far a shape may lean to either side, in radians. */
  private static final double TILT = Math.PI / 9;

  private final int size;
  private final Random random;

  Sketch(int size, Random random) {
    this.size = size;
    this.random = random;
  }

  /** Returns {@code size * size} values between 0 (paper) and 1 (ink), row by row. */
  float[] draw(DrawnShape shape) {
    double radius = size * between(0.22, 0.36);
    double margin = radius * 1.1;
    double x = between(margin, size - margin);
    double y = between(margin, size - margin);
    double thickness = size * between(0.06, 0.13);
    Region line = shape.line(radius, thickness).turned(between(-TILT, TILT)).at(x, y);
    double paper = between(0, 0.25);
    double ink = between(0.6, 1);
    double noise = between(0.03, 0.2);
    float[] picture = new float[size * size];
    for (int i = 0; i < picture.length; i++) {
      double covered = Canvas.coverage(line, i % size, i / size, 1);
      double value = paper + covered * (ink - paper) + noise * random.nextGaussian();
      picture[i] = (float) Math.max(0, Math.min(1, value));
    }
    return picture;
  }

  /** Returns such values without noise, the shape near the middle. */
  float[] plain(DrawnShape shape) {
    double x = size * between(0.42, 0.58);
    double y = size * between(0.42, 0.58);
    double thickness = size * between(0.06, 0.13);
    Region line = shape.line(size * between(0.22, 0.36), thickness);
    Region placed = line.turned(between(-TILT, TILT)).at(x, y);
    float[] picture = new float[size * size];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) Canvas.coverage(placed, i % size, i / size, 1);
    }
    return picture;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
