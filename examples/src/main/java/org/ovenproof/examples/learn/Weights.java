package org.ovenproof.examples.learn;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** What networks begin with. New arrays, {@code FLOAT}. */
public final class Weights {

  private Weights() {}

  /**
   * Returns normal numbers with mean 0 and deviation {@code √(2 / inputs)}, which keep their size
   * through ReLU (He et al., arXiv:1502.01852).
   *
   * @param inputs how many numbers go into each one that comes out, {@code > 0}
   * @param shape of the new array
   * @throws IllegalArgumentException if {@code inputs <= 0} or a size of the shape is
   */
  public static INDArray he(Random random, long inputs, long... shape) {
    Arguments.positive("inputs", inputs);
    return normal(random, Math.sqrt(2.0 / inputs), shape);
  }

  /**
   * Returns normal numbers with mean 0 and deviation {@code √(2 / (inputs + outputs))}, which keep
   * their size through tanh and through no function at all (Glorot and Bengio, AISTATS 2010).
   *
   * @param inputs how many numbers go in, {@code > 0}
   * @param outputs how many come out, {@code > 0}
   * @return {@code [inputs, outputs]}
   * @throws IllegalArgumentException if {@code inputs <= 0} or {@code outputs <= 0}
   */
  public static INDArray glorot(Random random, long inputs, long outputs) {
    Arguments.positive("inputs", inputs);
    Arguments.positive("outputs", outputs);
    return normal(random, Math.sqrt(2.0 / (inputs + outputs)), inputs, outputs);
  }

  /**
   * Returns normal numbers with mean 0.
   *
   * @param deviation their standard deviation, {@code >= 0}
   * @param shape of the new array
   * @throws IllegalArgumentException if {@code deviation < 0} or a size of the shape is {@code <=
   *     0}
   */
  public static INDArray normal(Random random, double deviation, long... shape) {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("deviation must be >= 0 but was " + deviation);
    }
    int count = 1;
    for (long size : shape) {
      Arguments.positive("shape", size);
      count = Math.multiplyExact(count, Math.toIntExact(size));
    }
    float[] values = new float[count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Nd4j.create(values, shape, 'c');
  }
}
