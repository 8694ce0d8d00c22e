package org.ovenproof.examples.data;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Heaps of points: {@code k} normal distributions, equally likely and equally wide in every
 * direction, with the density
 *
 * <pre>p(x) = 1/k · sum over i of  exp(−|x − m[i]|² / 2s²) / (2π s²)^(d/2)</pre>
 *
 * A distribution that is known exactly, so what a network makes of it can be checked. Uses {@link
 * StrictMath}, so the same numbers come out everywhere. Immutable.
 */
public final class GaussianMixture implements Examples {

  private final double[][] means;
  private final double deviation;

  private GaussianMixture(double[][] means, double deviation) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("deviation must be > 0 but was " + deviation);
    }
    this.means = means;
    this.deviation = deviation;
  }

  /**
   * Returns a mixture in any number of dimensions.
   *
   * @param means the middles of the heaps, {@code [k, d]}; copied
   * @param deviation the standard deviation of each heap in each direction, {@code > 0}
   * @throws IllegalArgumentException if {@code deviation <= 0} or {@code means} has another shape
   */
  public static GaussianMixture of(INDArray means, double deviation) {
    if (means.rank() != 2 || means.isEmpty()) {
      throw new IllegalArgumentException(
          "means must be [k, d] but was " + Arrays.toString(means.shape()));
    }
    return new GaussianMixture(means.castTo(DataType.DOUBLE).toDoubleMatrix(), deviation);
  }

  /**
   * Returns a mixture on a line; with one mean, a normal distribution.
   *
   * @param means the middles of the heaps, at least one
   * @throws IllegalArgumentException if {@code deviation <= 0} or there is no mean
   */
  public static GaussianMixture line(double deviation, double... means) {
    if (means.length == 0) {
      throw new IllegalArgumentException("means must be >= 1 but were 0");
    }
    double[][] column =
        Arrays.stream(means).mapToObj(m -> new double[] {m}).toArray(double[][]::new);
    return new GaussianMixture(column, deviation);
  }

  /**
   * Returns a mixture whose heaps lie on a circle around the origin of the plane, at even
   * distances, the first on the right.
   *
   * @param modes how many heaps, {@code > 0}
   * @param radius of the circle, {@code > 0}
   * @throws IllegalArgumentException if {@code modes <= 0}, {@code radius <= 0} or {@code deviation
   *     <= 0}
   */
  public static GaussianMixture ring(int modes, double radius, double deviation) {
    Arguments.positive("modes", modes);
    if (!(radius > 0)) {
      throw new IllegalArgumentException("radius must be > 0 but was " + radius);
    }
    double[][] means = new double[modes][];
    for (int i = 0; i < modes; i++) {
      double angle = 2 * Math.PI * i / modes;
      means[i] = new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
    }
    return new GaussianMixture(means, deviation);
  }

  /** Returns how many heaps there are. */
  public int modes() {
    return means.length;
  }

  @Override
  public int dimensions() {
    return means[0].length;
  }

  /** Returns the middles of the heaps, a new {@code FLOAT} array {@code [k, d]}. */
  public INDArray means() {
    return Nd4j.createFromArray(means).castTo(DataType.FLOAT);
  }

  /** Returns the standard deviation of each heap in each direction. */
  public double deviation() {
    return deviation;
  }

  @Override
  public INDArray sample(int count, Random random) {
    Arguments.positive("count", count);
    float[][] points = new float[count][dimensions()];
    for (float[] point : points) {
      double[] mean = means[random.nextInt(means.length)];
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) (mean[i] + deviation * random.nextGaussian());
      }
    }
    return Nd4j.createFromArray(points);
  }

  /**
   * Returns the density at a point.
   *
   * @param point as many numbers as there are {@link #dimensions}
   * @throws IllegalArgumentException if there are more or fewer
   */
  public double density(double... point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "point must have %d numbers but has %d".formatted(dimensions(), point.length));
    }
    double variance = deviation * deviation;
    double sum = 0;
    for (double[] mean : means) {
      double square = 0;
      for (int i = 0; i < point.length; i++) {
        square += (point[i] - mean[i]) * (point[i] - mean[i]);
      }
      sum += StrictMath.exp(-square / (2 * variance));
    }
    return sum / (means.length * StrictMath.pow(2 * Math.PI * variance, point.length / 2.0));
  }
}
