package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMActivations;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDataFormat;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDirectionMode;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMLayerConfig;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.weights.LSTMLayerWeights;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ovenproof.examples.learn.Weights;

/**
 * Long short-term memory, as one operation of ND4J. (That of its GRU has wrong gradients in
 * 1.0.0-M2.1.)
 */
record Lstm(int units) implements Reading {

  /** What the forget gates begin with, so that they begin open: 1 / (1 + e^-1) = 0.73. */
  private static final double KEEP = 1;

  private static final LSTMLayerConfig CONFIG =
      LSTMLayerConfig.builder()
          .lstmdataformat(LSTMDataFormat.NTS)
          .directionMode(LSTMDirectionMode.FWD)
          .gateAct(LSTMActivations.SIGMOID)
          .cellAct(LSTMActivations.TANH)
          .outAct(LSTMActivations.TANH)
          .retFullSequence(true)
          .retLastH(false)
          .retLastC(false)
          .build();

  /** The deviation of an even distribution from {@code -1/√units} to {@code 1/√units}. */
  static double deviation(int units) {
    return 1 / Math.sqrt(3.0 * units);
  }

  /** The gates lie side by side: input, forget, candidate, output. */
  @Override
  public SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random) {
    double deviation = deviation(units);
    INDArray bias = Nd4j.zeros(DataType.FLOAT, 4L * units);
    bias.get(NDArrayIndex.interval(units, 2L * units)).assign(KEEP);
    LSTMLayerWeights weights =
        LSTMLayerWeights.builder()
            .weights(graph.var("w", Weights.normal(random, deviation, symbols, 4L * units)))
            .rWeights(graph.var("u", Weights.normal(random, deviation, units, 4L * units)))
            .bias(graph.var("b", bias))
            .build();
    SDVariable states = graph.rnn().lstmLayer(new String[] {STATES}, x, weights, CONFIG)[0];
    // The last state as a sum: a slice has a gradient for some shapes only, in 1.0.0-M2.1.
    INDArray end = Nd4j.zeros(DataType.FLOAT, 1, length, 1);
    end.putScalar(0, length - 1, 0, 1);
    return graph.sum(states.mul(graph.constant(end)), 1);
  }

  @Override
  public long numbers(int length) {
    return units;
  }

  @Override
  public long multiplyAdds(int length, int symbols) {
    return 4L * length * units * (symbols + units);
  }
}
