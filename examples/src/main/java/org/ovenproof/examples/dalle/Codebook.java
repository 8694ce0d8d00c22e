package org.ovenproof.examples.dalle;

import java.util.Arrays;
import java.util.Random;

/**
 * The codes of a {@link VqVae}. Each code takes the place of the vectors that are nearest to it,
 * and is an exponential moving average of them (van den Oord et al., arXiv:1711.00937, appendix
 * A.1). A code that has lately been nearest to almost no vector is restarted at a vector of the
 * batch (Dhariwal et al., arXiv:2005.00341, draw that evenly; here one that is far from its code is
 * drawn more often, as k-means++ does, Arthur and Vassilvitskii 2007, by which the first codes are
 * drawn too). Vectors lie one behind the other in an array.
 */
final class Codebook {

  /** The share of its average that a code keeps in each update. */
  private static final float DECAY = 0.95f;

  /** A code is restarted where the moving average of its count of vectors is below that. */
  private static final float RESTART_BELOW = 0.2f;

  private final int width;
  private final float[] codes;
  private final float[] sums;
  private final float[] counts;

  Codebook(int size, int width, float[] vectors, Random random) {
    this.width = width;
    this.codes = new float[size * width];
    this.sums = new float[size * width];
    this.counts = new float[size];
    double[] distances = new double[vectors.length / width];
    // The first is drawn evenly.
    Arrays.fill(distances, 1);
    for (int code = 0; code < size; code++) {
      restart(code, vectors, distances, random);
      for (int i = 0; i < distances.length; i++) {
        double distance = distance(vectors, i, code);
        distances[i] = code == 0 ? distance : Math.min(distances[i], distance);
      }
    }
  }

  int size() {
    return counts.length;
  }

  /** The number of the code nearest to each vector. */
  int[] nearest(float[] vectors) {
    int[] numbers = new int[vectors.length / width];
    for (int i = 0; i < numbers.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int code = 0; code < size(); code++) {
        double distance = distance(vectors, i, code);
        if (distance < least) {
          least = distance;
          numbers[i] = code;
        }
      }
    }
    return numbers;
  }

  /** The codes with these numbers, one behind the other. */
  float[] vectors(int[] numbers) {
    float[] vectors = new float[numbers.length * width];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(codes, numbers[i] * width, vectors, i * width, width);
    }
    return vectors;
  }

  /** Moves each code towards the mean of the vectors whose nearest code it is. */
  void update(float[] vectors, int[] numbers, Random random) {
    double[] distances = new double[numbers.length];
    scale(sums, DECAY);
    scale(counts, DECAY);
    for (int i = 0; i < numbers.length; i++) {
      int code = numbers[i];
      distances[i] = distance(vectors, i, code);
      counts[code] += 1 - DECAY;
      for (int j = 0; j < width; j++) {
        sums[code * width + j] += (1 - DECAY) * vectors[i * width + j];
      }
    }
    for (int code = 0; code < size(); code++) {
      if (counts[code] < RESTART_BELOW) {
        restart(code, vectors, distances, random);
      }
      for (int j = 0; j < width; j++) {
        codes[code * width + j] = sums[code * width + j] / counts[code];
      }
    }
  }

  /** Puts a code at one of the vectors, drawn by the squares of their distances. */
  private void restart(int code, float[] vectors, double[] distances, Random random) {
    double sum = 0;
    for (double distance : distances) {
      sum += distance;
    }
    double place = random.nextDouble() * sum;
    int chosen = 0;
    while (chosen < distances.length - 1 && place >= distances[chosen]) {
      place -= distances[chosen];
      chosen++;
    }
    System.arraycopy(vectors, chosen * width, codes, code * width, width);
    System.arraycopy(vectors, chosen * width, sums, code * width, width);
    counts[code] = 1;
  }

  /** The squared distance of a vector from a code. */
  private double distance(float[] vectors, int vector, int code) {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double difference = vectors[vector * width + j] - codes[code * width + j];
      sum += difference * difference;
    }
    return sum;
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
