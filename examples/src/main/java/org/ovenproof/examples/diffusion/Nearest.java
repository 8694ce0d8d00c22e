package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * The example that each picture is most like, to see whether a model copies: of what it learned
 * from by heart, the distance is 0. Immutable.
 */
public final class Nearest {

  private final INDArray examples;
  private final int[] indices;
  private final double[] distances;

  private Nearest(INDArray examples, int[] indices, double[] distances) {
    this.examples = examples;
    this.indices = indices;
    this.distances = distances;
  }

  /**
   * Finds the nearest example of each picture.
   *
   * @param pictures {@code [n, d]}, {@code n > 0}
   * @param examples {@code [m, d]}, {@code m > 0}
   * @throws IllegalArgumentException if one has another shape
   */
  public static Nearest of(INDArray pictures, INDArray examples) {
    if (pictures.rank() != 2 || examples.rank() != 2 || pictures.size(1) != examples.size(1)) {
      throw new IllegalArgumentException(
          "pictures and examples must be [n, d] and [m, d] but were %s and %s"
              .formatted(Arrays.toString(pictures.shape()), Arrays.toString(examples.shape())));
    }
    Arguments.shape("pictures", pictures, "n", "d");
    Arguments.shape("examples", examples, "m", "d");
    float[][] rows = pictures.toFloatMatrix();
    float[][] known = examples.toFloatMatrix();
    int[] indices = closest(pictures.mmul(examples.transpose()).toFloatMatrix(), squares(known));
    double[] distances = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double square = Distances.square(rows[i], known[indices[i]]);
      distances[i] = Math.sqrt(square / rows[i].length);
    }
    return new Nearest(Nd4j.pullRows(examples, 1, indices), indices, distances);
  }

  /** Compares {@code |y|² − 2 x·y}, which is {@code |x − y|²} less what all of a row share. */
  private static int[] closest(float[][] products, double[] squares) {
    int[] indices = new int[products.length];
    for (int i = 0; i < products.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < squares.length; k++) {
        double compared = squares[k] - 2 * products[i][k];
        if (compared < least) {
          least = compared;
          indices[i] = k;
        }
      }
    }
    return indices;
  }

  private static double[] squares(float[][] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> Distances.square(row, new float[row.length]))
        .toArray();
  }

  /** Returns the nearest examples, {@code [n, d]}, a copy. */
  public INDArray examples() {
    return examples.dup('c');
  }

  /** Returns which example is nearest to each picture, counted from 0, a copy. */
  public int[] indices() {
    return indices.clone();
  }

  /** Returns how far each is, as the root mean square over its numbers, a copy. */
  public double[] distances() {
    return distances.clone();
  }

  /** Returns the distance that half of them do not reach. */
  public double median() {
    double[] sorted = distances();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
