package org.ovenproof.examples.diffusion;

/** Distances between rows of numbers. */
final class Distances {

  private Distances() {}

  static double square(float[] x, float[] y) {
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = x[i] - y[i];
      square += difference * difference;
    }
    return square;
  }
}
