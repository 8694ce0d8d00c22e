package org.ovenproof.examples.gan;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.GaussianMixture;
import org.ovenproof.examples.figure.Rounded;

/**
 * How many heaps of a mixture a generator has found. A point belongs to a heap if its middle is the
 * nearest one and at most three standard deviations away (Srivastava et al., arXiv:1705.07761); a
 * heap is covered if it has at least a quarter of the points that it would have if all had as many,
 * so that a few that went astray do not count.
 *
 * @param covered how many heaps are covered
 * @param modes how many there are
 * @param near the share of points that belong to a heap, 0 to 1
 */
public record ModeCoverage(int covered, int modes, double near) implements Displayable {

  private static final double REACH = 3;
  private static final double SHARE = 0.25;

  /**
   * Counts the heaps that points have found.
   *
   * @param mixture whose heaps they are, in {@code d} dimensions
   * @param points {@code [n, d]}, {@code n > 0}, in the units of the mixture
   * @throws IllegalArgumentException if {@code points} has another shape
   */
  public static ModeCoverage of(GaussianMixture mixture, INDArray points) {
    Arguments.shape("points", points, "n", mixture.dimensions());
    double[][] means = mixture.means().castTo(DataType.DOUBLE).toDoubleMatrix();
    double reach = REACH * mixture.deviation();
    int[] counts = new int[means.length];
    for (double[] point : points.castTo(DataType.DOUBLE).toDoubleMatrix()) {
      int nearest = 0;
      for (int i = 1; i < means.length; i++) {
        nearest = square(point, means[i]) < square(point, means[nearest]) ? i : nearest;
      }
      if (square(point, means[nearest]) <= reach * reach) {
        counts[nearest]++;
      }
    }
    int covered = 0;
    int near = 0;
    for (int count : counts) {
      covered += count >= SHARE * points.size(0) / means.length ? 1 : 0;
      near += count;
    }
    return new ModeCoverage(covered, means.length, (double) near / points.size(0));
  }

  private static double square(double[] point, double[] mean) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += (point[i] - mean[i]) * (point[i] - mean[i]);
    }
    return sum;
  }

  @Override
  public Output display() {
    return Table.of("covered", "modes", "near").row(covered, modes, Rounded.of(near, 2));
  }
}
