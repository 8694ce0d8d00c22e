package org.ovenproof.examples.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReadingTest {

  private static final int LENGTH = 10;
  private static final int UNITS = 3;
  private static final Visits VISITS = Visits.draw(2, LENGTH, 1);
  private static final INDArray LABELS =
      Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});

  static Stream<Reading> readings() {
    return Stream.of(
        new Bag(UNITS),
        new Windows(UNITS, 4, false),
        new Windows(UNITS, 4, true),
        new Elman(UNITS),
        new Lstm(UNITS));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void the_gradient_of_every_weight_agrees_with_finite_differences(Reading reading) {
    SequenceGraph network = new SequenceGraph(reading, Visits.shape(LENGTH), new Random(2));
    SameDiff graph = network.graph();
    Map<String, INDArray> inputs =
        Map.of(SequenceGraph.INPUT, VISITS.array(), SequenceGraph.LABELS, LABELS);
    String[] names = network.weights().stream().map(SDVariable::name).toArray(String[]::new);
    Map<String, INDArray> gradients = graph.calculateGradients(inputs, names);
    for (String name : names) {
      INDArray weights = graph.getVariable(name).getArr();
      INDArray gradient = gradients.get(name).dup('c');
      for (long i = 0; i < weights.length(); i += 5) {
        assertThat(gradient.getDouble(i))
            .as("%s of %s at %d", name, reading, i)
            .isCloseTo(slope(weights, i, graph, inputs), within(2e-3));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void the_gradient_of_the_input_agrees_with_finite_differences(Reading reading) {
    SequenceGraph network = new SequenceGraph(reading, Visits.shape(LENGTH), new Random(3));
    INDArray sequences = VISITS.array();
    INDArray gradient = network.gradient(sequences, LABELS).dup('c');
    Map<String, INDArray> inputs =
        Map.of(SequenceGraph.INPUT, sequences, SequenceGraph.LABELS, LABELS);
    for (long i = 0; i < sequences.length(); i += 17) {
      assertThat(gradient.getDouble(i))
          .as("%s at %d", reading, i)
          .isCloseTo(slope(sequences, i, network.graph(), inputs), within(2e-3));
    }
  }

  @Test
  void an_elman_cell_agrees_with_its_formula() {
    SequenceGraph network =
        new SequenceGraph(new Elman(UNITS), Visits.shape(LENGTH), new Random(4));
    SameDiff graph = network.graph();
    double[][] states = network.output(Reading.STATES, VISITS.array()).slice(0).toDoubleMatrix();
    double[] before = new double[UNITS];
    for (int t = 0; t < LENGTH; t++) {
      for (int j = 0; j < UNITS; j++) {
        assertThat(states[t][j]).isCloseTo(Math.tanh(sum(graph, t, before, j)), within(1e-5));
      }
      before = states[t];
    }
  }

  @Test
  void an_lstm_cell_agrees_with_its_formula() {
    // Gers, Schmidhuber and Cummins, Learning to Forget, 2000, without peepholes.
    SequenceGraph network = new SequenceGraph(new Lstm(UNITS), Visits.shape(LENGTH), new Random(5));
    SameDiff graph = network.graph();
    double[][] states = network.output(Reading.STATES, VISITS.array()).slice(0).toDoubleMatrix();
    double[] before = new double[UNITS];
    double[] cell = new double[UNITS];
    for (int t = 0; t < LENGTH; t++) {
      for (int j = 0; j < UNITS; j++) {
        double input = sigmoid(sum(graph, t, before, j));
        double forget = sigmoid(sum(graph, t, before, UNITS + j));
        double candidate = Math.tanh(sum(graph, t, before, 2 * UNITS + j));
        double output = sigmoid(sum(graph, t, before, 3 * UNITS + j));
        cell[j] = forget * cell[j] + input * candidate;
        assertThat(states[t][j]).isCloseTo(output * Math.tanh(cell[j]), within(1e-5));
      }
      before = states[t];
    }
  }

  /** {@code x[t] W + h U + b} in one column, for the first sequence. */
  private static double sum(SameDiff graph, int t, double[] h, int column) {
    int symbol = VISITS.sequence(0).get(t).ordinal();
    double sum =
        graph.getVariable("w").getArr().getDouble(symbol, column)
            + graph.getVariable("b").getArr().getDouble(column);
    for (int i = 0; i < h.length; i++) {
      sum += h[i] * graph.getVariable("u").getArr().getDouble(i, column);
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double slope(
      INDArray values, long i, SameDiff graph, Map<String, INDArray> inputs) {
    double step = 5e-3;
    double value = values.getDouble(i);
    values.putScalar(i, value + step);
    double more = loss(graph, inputs);
    values.putScalar(i, value - step);
    double less = loss(graph, inputs);
    values.putScalar(i, value);
    return (more - less) / (2 * step);
  }

  private static double loss(SameDiff graph, Map<String, INDArray> inputs) {
    return graph.output(inputs, SequenceGraph.LOSS).get(SequenceGraph.LOSS).getDouble(0);
  }
}
