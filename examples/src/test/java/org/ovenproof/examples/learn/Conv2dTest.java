package org.ovenproof.examples.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Conv2dTest {

  private static final double STEP = 1e-2;

  private final SameDiff graph = SameDiff.create();
  private final Map<String, INDArray> none = Map.of();

  @ParameterizedTest
  @CsvSource({"1, 0, 4", "2, 0, 2", "1, 1, 6", "2, 1, 3", "3, 2, 3"})
  void its_gradients_agree_with_finite_differences(int stride, int padding, int side) {
    Random random = new Random(5);
    SDVariable x = graph.var("x", Weights.normal(random, 1, 2, 2, 6, 6));
    SDVariable kernels = graph.var("kernels", Weights.he(random, 18, 3, 3, 2, 3));
    SDVariable bias = graph.var("bias", Nd4j.zeros(DataType.FLOAT, 3));
    SDVariable y =
        graph
            .cnn()
            .conv2d(
                "y", x, kernels, bias, Conv2d.config(3, 3, stride, padding, WeightsFormat.YXIO));
    // Linear in each number but for the square, of which central differences are exact.
    graph.sum("loss", graph.math().square(y));
    graph.setLossVariables("loss");

    assertThat(graph.output(none, "y").get("y").shape()).containsExactly(2, 3, side, side);
    for (String name : new String[] {"x", "kernels", "bias"}) {
      INDArray gradient = graph.calculateGradients(none, name).get(name).dup('c');
      INDArray numbers = graph.getVariable(name).getArr();
      for (long i = 0; i < numbers.length(); i += 5) {
        double number = numbers.getDouble(i);
        double more = loss(numbers, i, number + STEP);
        double less = loss(numbers, i, number - STEP);
        numbers.putScalar(i, number);
        double expected = (more - less) / (2 * STEP);
        assertThat(gradient.getDouble(i))
            .as("%s %d", name, i)
            .isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.05));
      }
    }
  }

  private double loss(INDArray numbers, long i, double number) {
    numbers.putScalar(i, number);
    return graph.output(none, "loss").get("loss").getDouble(0);
  }
}
