package org.ovenproof.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class GanGradientTest {

  private static final Perceptron DISCRIMINATOR = new Perceptron("d", 2, 6, 6, 1);
  private static final Perceptron GENERATOR = new Perceptron("g", 3, 5, 5, 2);
  private static final double STEP = 1e-3;

  @Test
  void the_gradient_of_the_discriminator_agrees_with_finite_differences() {
    SameDiff graph = Discriminator.graph(DISCRIMINATOR, new Random(1));
    INDArray real = Weights.normal(new Random(2), 1, 40, 2);
    INDArray generated = Weights.normal(new Random(3), 2, 40, 2);

    check(graph, "loss", Discriminator.inputs(real, generated), DISCRIMINATOR);
  }

  @ParameterizedTest
  @EnumSource
  void the_gradient_of_the_generator_agrees_with_finite_differences(GeneratorLoss loss) {
    SameDiff graph = Generator.graph(GENERATOR, DISCRIMINATOR, new Random(1));
    SameDiff opponent = Discriminator.graph(DISCRIMINATOR, new Random(4));
    Map<String, INDArray> inputs = new HashMap<>(DISCRIMINATOR.weightsIn(opponent));
    lift(inputs);
    inputs.put("z", Weights.normal(new Random(2), 1, 80, 3));
    inputs.put("ones", Nd4j.ones(DataType.FLOAT, 80, 1));

    check(graph, loss.name(), inputs, GENERATOR);
  }

  private static void check(
      SameDiff graph, String loss, Map<String, INDArray> inputs, Perceptron of) {
    graph.setLossVariables(loss);
    Map<String, INDArray> weights = of.weightsIn(graph);
    lift(weights);
    Map<String, INDArray> gradients = graph.calculateGradients(inputs, weights.keySet());
    weights.forEach(
        (name, array) -> {
          INDArray gradient = gradients.get(name).dup('c');
          for (long i = 0; i < array.length(); i += 3) {
            double weight = array.getDouble(i);
            array.putScalar(i, weight + STEP);
            double more = graph.output(inputs, loss).get(loss).getDouble(0);
            array.putScalar(i, weight - STEP);
            double less = graph.output(inputs, loss).get(loss).getDouble(0);
            array.putScalar(i, weight);
            assertThat(gradient.getDouble(i))
                .as("%s[%d]", name, i)
                .isCloseTo((more - less) / (2 * STEP), within(2e-3));
          }
        });
  }

  /**
   * With biases of 0, a point that no unit of a layer answers to lies on every bend of the next.
   */
  private static void lift(Map<String, INDArray> weights) {
    weights.forEach(
        (name, array) -> {
          if (name.endsWith("bias")) {
            array.addi(0.3);
          }
        });
  }
}
