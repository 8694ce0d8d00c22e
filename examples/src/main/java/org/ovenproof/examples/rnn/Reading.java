package org.ovenproof.examples.rnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** How a {@link SequenceReader} turns a sequence into the numbers that its last layer takes. */
sealed interface Reading permits Bag, Windows, Elman, Lstm {

  /** The variable of a graph that has the state after each step, {@code [n, t, units]}. */
  String STATES = "states";

  /**
   * Adds it to a graph.
   *
   * @param x {@code [n, t, k]}; returns {@code [n, m]}
   */
  SDVariable add(SameDiff graph, SDVariable x, int length, int symbols, Random random);

  /** How many numbers it makes of a sequence, {@code m}. */
  long numbers(int length);

  /** How many products it adds up for one sequence. */
  long multiplyAdds(int length, int symbols);
}
