package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

/** {@code h[t] = tanh(x[t] W + h[t - 1] U + b)}, unrolled step by step; {@code h[-1] = 0}. */
record Elman(int units) implements Reading {

  @Override
  public SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random) {
    double deviation = Lstm.deviation(units);
    SDVariable w = graph.var("w", Weights.normal(random, deviation, symbols, units));
    SDVariable u = graph.var("u", Weights.normal(random, deviation, units, units));
    SDVariable b = graph.var("b", Nd4j.zeros(DataType.FLOAT, units));
    // All steps at once as far as they do not wait for each other.
    SDVariable inputs = graph.nn().linear(graph.reshape(x, -1, symbols), w, b);
    SDVariable[] step = graph.unstack(graph.reshape(inputs, -1, length, units), 1, length);
    SDVariable[] states = new SDVariable[length];
    states[0] = graph.math().tanh(step[0]);
    for (int t = 1; t < length; t++) {
      states[t] = graph.math().tanh(step[t].add(graph.mmul(states[t - 1], u)));
    }
    graph.stack(STATES, 1, states);
    return states[length - 1];
  }

  @Override
  public long numbers(int length) {
    return units;
  }

  @Override
  public long multiplyAdds(int length, int symbols) {
    return (long) length * units * (symbols + units);
  }
}
