package org.ovenproof.examples.data;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * A shape of the plane that points are scattered around, about as wide as it takes for a mean near
 * 0 and a variance near 1 in both directions. Uses {@link StrictMath}, so the same numbers come out
 * everywhere.
 */
public enum PlaneShape {
  /** A circle. */
  RING {
    @Override
    double[] at(double place) {
      double angle = 2 * Math.PI * place;
      return new double[] {1.4 * StrictMath.cos(angle), 1.4 * StrictMath.sin(angle)};
    }
  },

  /** Two half circles, each reaching into the other. */
  MOONS {
    @Override
    double[] at(double place) {
      boolean upper = place < 0.5;
      double angle = Math.PI * (upper ? 2 * place : 2 * place - 1);
      double x = upper ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
      double y = upper ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
      return new double[] {1.15 * (x - 0.5), 2 * (y - 0.25)};
    }
  };

  /** How far points stray from the line, as a standard deviation in each direction. */
  private static final double SCATTER = 0.06;

  /** The point of the line at a place between 0 and 1, evenly spread if the place is. */
  abstract double[] at(double place);

  /**
   * Scatters points; the same arguments give the same points on every machine.
   *
   * @param count how many, {@code > 0}; returns a new {@code FLOAT} array {@code [count, 2]}
   * @throws IllegalArgumentException if {@code count <= 0}
   */
  public INDArray points(int count, long seed) {
    Arguments.positive("count", count);
    Random random = new Random(seed);
    float[][] points = new float[count][2];
    for (float[] point : points) {
      double[] onLine = at(random.nextDouble());
      for (int i = 0; i < 2; i++) {
        point[i] = (float) (onLine[i] + SCATTER * random.nextGaussian());
      }
    }
    return Nd4j.createFromArray(points);
  }
}
