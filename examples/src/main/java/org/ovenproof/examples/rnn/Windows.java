package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.ovenproof.examples.learn.Conv2d;

/**
 * A convolution over the steps, in one dimension ({@code [n, k, 1, t]} for ND4J), with ReLU. Either
 * the largest value of each map is kept, wherever it is (max-over-time pooling), or all values are.
 */
record Windows(int maps, int width, boolean places) implements Reading {

  @Override
  public SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random) {
    SDVariable row = graph.reshape(graph.permute(x, 0, 2, 1), -1, symbols, 1, length);
    SDVariable sums = Conv2d.layer(graph, "windows", row, 1, width, symbols, maps, random);
    SDVariable found = graph.nn().relu(sums, 0);
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
