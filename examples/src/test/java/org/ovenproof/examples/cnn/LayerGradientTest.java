package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.learn.Weights;

class LayerGradientTest {

  private static final double STEP = 1e-2;

  private final SameDiff graph = SameDiff.create();
  private final Map<String, INDArray> input = Map.of("x", Weights.he(new Random(5), 1, 2, 2, 5, 5));

  @Test
  void the_gradient_of_a_convolution_agrees_with_finite_differences() {
    Volume in = new Volume(2, 5, 5);
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2, 5, 5);
    SDVariable y = new ConvolutionLayer(3, 3).add(graph, "conv1", x, in, new Random(6));
    // Linear in each weight but for the square, of which central differences are exact.
    graph.sum("loss", graph.math().square(y));
    graph.setLossVariables("loss");

    for (String name : new String[] {"conv1-kernels", "conv1-bias"}) {
      INDArray gradient = graph.calculateGradients(input, name).get(name).dup('c');
      INDArray weights = graph.getVariable(name).getArr();
      for (long i = 0; i < weights.length(); i += 7) {
        double weight = weights.getDouble(i);
        weights.putScalar(i, weight + STEP);
        double more = loss();
        weights.putScalar(i, weight - STEP);
        double less = loss();
        weights.putScalar(i, weight);
        double expected = (more - less) / (2 * STEP);
        assertThat(gradient.getDouble(i))
            .isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.05));
      }
    }
  }

  private double loss() {
    return graph.output(input, "loss").get("loss").getDouble(0);
  }
}
