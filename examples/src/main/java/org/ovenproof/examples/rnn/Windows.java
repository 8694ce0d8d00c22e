package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

/**
 * A convolution over the steps, {@code [n, k, 1, t]} for ND4J, with ReLU. Either the largest value
 * of each map is kept, wherever it is (max-over-time pooling), or all are, each at its place.
 */
record Windows(int maps, int width, boolean places) implements Reading {

  @Override
  public SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random) {
    long inputs = (long) width * symbols;
    SDVariable kernels = graph.var("kernels", Weights.he(random, inputs, 1, width, symbols, maps));
    SDVariable bias = graph.var("bias", Nd4j.zeros(DataType.FLOAT, maps));
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(1)
            .kW(width)
            .sH(1)
            .sW(1)
            .dH(1)
            .dW(1)
            .dataFormat("NCHW")
            .weightsFormat(WeightsFormat.YXIO)
            .build();
    SDVariable row = graph.reshape(graph.permute(x, 0, 2, 1), -1, symbols, 1, length);
    SDVariable found = graph.nn().relu(graph.cnn().conv2d(row, kernels, bias, config), 0);
    return places
        ? graph.reshape(found, -1, numbers(length))
        : graph.max(graph.reshape(found, -1, maps, length - width + 1), 2);
  }

  @Override
  public long numbers(int length) {
    return places ? (long) maps * (length - width + 1) : maps;
  }

  @Override
  public long multiplyAdds(int length, int symbols) {
    return (long) maps * (length - width + 1) * width * symbols;
  }
}
