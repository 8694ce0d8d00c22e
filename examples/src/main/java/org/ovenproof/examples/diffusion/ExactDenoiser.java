package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * The best denoiser there can be, in closed form, where examples come from {@code k} equally likely
 * normal distributions around points {@code m} with deviation {@code s}. Noised, they are normal
 * around {@code √ᾱ m} with variance {@code v = ᾱ s² + 1 − ᾱ}, so
 *
 * <pre>score(x) = sum over i of  w[i] · (√ᾱ m[i] − x) / v,   w = softmax(−|x − √ᾱ m[i]|² / 2v)
 * ε(x) = −√(1−ᾱ) · score(x)</pre>
 *
 * With {@code s = 0} the examples are the points and nothing else: the best denoiser of a finite
 * collection, which takes a mean of all of it, weighted by likeness. In double precision with
 * {@link StrictMath}. Immutable.
 */
public final class ExactDenoiser implements Denoiser {

  private final double[][] means;
  private final double deviation;
  private final NoiseSchedule schedule;

  private ExactDenoiser(double[][] means, double deviation, NoiseSchedule schedule) {
    this.means = means;
    this.deviation = deviation;
    this.schedule = schedule;
  }

  /**
   * Returns the best denoiser of a mixture.
   *
   * @param means {@code [k, d]}; copied
   * @param deviation {@code s}, the same in every direction, {@code >= 0}
   * @throws IllegalArgumentException if {@code deviation < 0} or {@code means} has another shape
   */
  public static ExactDenoiser of(INDArray means, double deviation, NoiseSchedule schedule) {
    Arguments.shape("means", means, "k", "d");
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("deviation must be >= 0 but was " + deviation);
    }
    return new ExactDenoiser(means.castTo(DataType.DOUBLE).toDoubleMatrix(), deviation, schedule);
  }

  @Override
  public NoiseSchedule schedule() {
    return schedule;
  }

  @Override
  public int numbers() {
    return means[0].length;
  }

  @Override
  public INDArray noise(INDArray noisy, int t) {
    check(noisy, t);
    double signal = schedule.signal(t);
    double noise = schedule.noise(t);
    double variance = signal * signal * deviation * deviation + noise * noise;
    float[][] rows = noisy.toFloatMatrix();
    for (float[] row : rows) {
      double[] weights = weights(row, signal, variance);
      for (int j = 0; j < row.length; j++) {
        double mean = 0;
        for (int i = 0; i < means.length; i++) {
          mean += weights[i] * means[i][j];
        }
        row[j] = (float) (noise * (row[j] - signal * mean) / variance);
      }
    }
    return Nd4j.createFromArray(rows);
  }

  /**
   * Returns how much each point counts for each noisy example, {@code w} above.
   *
   * @param noisy {@code [n, d]}; returns {@code [n, k]}, each row with the sum 1
   * @param t {@code 1 <= t <= steps}
   * @throws IllegalArgumentException if {@code noisy} has another shape or {@code t} is out of
   *     range
   */
  public INDArray weights(INDArray noisy, int t) {
    check(noisy, t);
    double signal = schedule.signal(t);
    double noise = schedule.noise(t);
    double variance = signal * signal * deviation * deviation + noise * noise;
    double[][] weights =
        Arrays.stream(noisy.toFloatMatrix())
            .map(row -> weights(row, signal, variance))
            .toArray(double[][]::new);
    return Nd4j.createFromArray(weights).castTo(DataType.FLOAT);
  }

  private void check(INDArray noisy, int t) {
    Arguments.shape("noisy", noisy, "n", numbers());
    schedule.beta(t);
  }

  private double[] weights(float[] x, double signal, double variance) {
    double[] weights = new double[means.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      double square = 0;
      for (int j = 0; j < x.length; j++) {
        double difference = x[j] - signal * means[i][j];
        square += difference * difference;
      }
      weights[i] = -square / (2 * variance);
      most = Math.max(most, weights[i]);
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(weights[i] - most);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
