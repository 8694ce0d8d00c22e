package org.ovenproof.examples.gan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A perceptron that two graphs have. One learns its weights, as variables; the other takes them as
 * placeholders, with their values at that step, so that a descent in that graph does not change
 * them. Layers are those of {@link org.ovenproof.examples.learn.Dense#perceptron}.
 *
 * @param name the layers are {@code name1}, {@code name2} and so on
 * @param sizes how many numbers each layer has, the input first
 */
record Perceptron(String name, long... sizes) {

  Perceptron {
    if (Arrays.stream(sizes).anyMatch(size -> size <= 0)) {
      throw new IllegalArgumentException("sizes must be > 0 but were " + Arrays.toString(sizes));
    }
  }

  /** How many numbers it learns: weights and biases. */
  long parameters() {
    return multiplyAdds() + Arrays.stream(sizes).skip(1).sum();
  }

  /** How many products it adds up for one example: one for each weight. */
  long multiplyAdds() {
    return IntStream.range(1, sizes.length).mapToLong(i -> sizes[i - 1] * sizes[i]).sum();
  }

  /** Adds it to a graph that is given its weights: placeholders named as the variables are. */
  SDVariable withGivenWeights(SameDiff graph, SDVariable x) {
    SDVariable y = x;
    for (int i = 1; i < sizes.length; i++) {
      SDVariable weights = graph.placeHolder(weights(i), DataType.FLOAT, sizes[i - 1], sizes[i]);
      SDVariable bias = graph.placeHolder(bias(i), DataType.FLOAT, sizes[i]);
      y = graph.nn().linear(name + i, i == 1 ? y : graph.nn().relu(y, 0), weights, bias);
    }
    return y;
  }

  /** Returns its weights in the graph that learns them, by name; not copied. */
  Map<String, INDArray> weightsIn(SameDiff graph) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (int i = 1; i < sizes.length; i++) {
      arrays.put(weights(i), graph.getArrForVarName(weights(i)));
      arrays.put(bias(i), graph.getArrForVarName(bias(i)));
    }
    return arrays;
  }

  private String weights(int layer) {
    return name + layer + "-weights";
  }

  private String bias(int layer) {
    return name + layer + "-bias";
  }
}
