package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.ovenproof.examples.learn.Dense;

/** A bag of symbols: how often each comes in the sequence, and a dense layer with ReLU on that. */
record Bag(int units) implements Reading {

  @Override
  public SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random) {
    SDVariable counts = graph.sum("counts", x, 1);
    return graph.nn().relu(Dense.layer(graph, "hidden", counts, symbols, units, random), 0);
  }

  @Override
  public long numbers(int length) {
    return units;
  }

  @Override
  public long multiplyAdds(int length, int symbols) {
    return (long) symbols * units;
  }
}
