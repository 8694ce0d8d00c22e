package org.ovenproof.examples.rnn;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.learn.Dense;

/** The graph of a {@link SequenceReader}, from sequences to the loss. */
final class SequenceGraph {

  static final String INPUT = "input";
  static final String LABELS = "labels";

  /** What it answers, before softmax, {@code [n, answers]}. */
  static final String ANSWER = "answer";

  /** The probabilities if the sequence ended after each step, {@code [n t, answers]}. */
  static final String EACH = "answer-after-each-step";

  static final String LOSS = "loss";

  private final Reading reading;
  private final SequenceShape shape;
  private final SameDiff graph = SameDiff.create();

  SequenceGraph(Reading reading, SequenceShape shape, Random random) {
    this.reading = reading;
    this.shape = shape;
    SDVariable input =
        graph.placeHolder(INPUT, DataType.FLOAT, -1, shape.length(), shape.numbers());
    build(graph, input, random);
  }

  private void build(SameDiff graph, SDVariable input, Random random) {
    int answers = shape.answers();
    SDVariable labels = graph.placeHolder(LABELS, DataType.FLOAT, -1, answers);
    SDVariable read = reading.add(graph, input, shape.length(), shape.numbers(), random);
    long numbers = reading.numbers(shape.length());
    SDVariable answer = Dense.layer(graph, ANSWER, read, numbers, answers, random);
    graph.loss().softmaxCrossEntropy(LOSS, labels, answer, null);
    graph.setLossVariables(LOSS);
    if (graph.hasVariable(Reading.STATES)) {
      SDVariable states = graph.reshape(graph.getVariable(Reading.STATES), -1, numbers);
      SDVariable weights = graph.getVariable(ANSWER + "-weights");
      SDVariable bias = graph.getVariable(ANSWER + "-bias");
      graph.nn().softmax(EACH, graph.nn().linear(states, weights, bias));
    }
  }

  SameDiff graph() {
    return graph;
  }

  SequenceShape shape() {
    return shape;
  }

  /** How many products it adds up for one sequence. */
  long multiplyAdds() {
    return reading.multiplyAdds(shape.length(), shape.numbers())
        + reading.numbers(shape.length()) * shape.answers();
  }

  boolean hasStates() {
    return graph.hasVariable(Reading.STATES);
  }

  INDArray output(String variable, INDArray sequences) {
    return graph.output(Map.of(INPUT, sequences), variable).get(variable);
  }

  List<SDVariable> weights() {
    return graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .toList();
  }

  /**
   * The gradient of the loss with respect to sequences, {@code [n, t, k]}. SameDiff has it for
   * variables only, not for what is put in, so a second graph with the same weights makes the
   * sequences one.
   */
  INDArray gradient(INDArray sequences, INDArray labels) {
    SameDiff second = SameDiff.create();
    build(second, second.var(INPUT, sequences), new Random(0));
    for (SDVariable weight : weights()) {
      second.getVariable(weight.name()).getArr().assign(weight.getArr());
    }
    return second.calculateGradients(Map.of(LABELS, labels), INPUT).get(INPUT);
  }
}
