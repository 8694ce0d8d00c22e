package org.ovenproof.examples.learn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** Dense layers of a graph: {@code y = x W + b}. */
public final class Dense {

  private Dense() {}

  /**
   * Adds one layer, with the variables {@code name-weights} and {@code name-bias} (0 at first).
   *
   * @param name of its output, {@code [n, outputs]}
   * @param x {@code [n, inputs]}
   * @param inputs how many numbers go in, {@code > 0}
   * @param outputs how many come out, {@code > 0}
   * @throws IllegalArgumentException if {@code inputs <= 0} or {@code outputs <= 0}
   */
  public static SDVariable layer(
      SameDiff graph, String name, SDVariable x, long inputs, long outputs, Random random) {
    Arguments.positive("inputs", inputs);
    Arguments.positive("outputs", outputs);
    SDVariable weights = graph.var(name + "-weights", Weights.he(random, inputs, inputs, outputs));
    SDVariable bias = graph.var(name + "-bias", Nd4j.zeros(DataType.FLOAT, outputs));
    return graph.nn().linear(name, x, weights, bias);
  }

  /**
   * Adds a perceptron of several layers with ReLU between them, named {@code name1}, {@code name2}
   * and so on.
   *
   * @param x {@code [n, sizes[0]]}; returns {@code [n, last of sizes]}, without ReLU
   * @param sizes how many numbers each layer has, the input first; at least two, each {@code > 0}
   * @throws IllegalArgumentException if there are fewer than two sizes or one is {@code <= 0}
   */
  public static SDVariable perceptron(
      SameDiff graph, String name, SDVariable x, Random random, long... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException("sizes must be >= 2 but were " + sizes.length);
    }
    SDVariable y = x;
    for (int i = 1; i < sizes.length; i++) {
      y =
          layer(
              graph, name + i, i == 1 ? y : graph.nn().relu(y, 0), sizes[i - 1], sizes[i], random);
    }
    return y;
  }
}
