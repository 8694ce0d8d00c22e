package org.ovenproof.examples.rnn;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sequences of one length, and the answer to each. */
public interface LabelledSequences {

  /** Returns how many sequences there are. */
  int count();

  /** Returns how long and how wide they are, and how many answers there can be. */
  SequenceShape shape();

  /** Returns the number of the answer to each, a copy. */
  int[] labels();

  /**
   * Returns some sequences, a new {@code FLOAT} array {@code [chosen, t, k]}.
   *
   * @param chosen their numbers, at least one, each {@code >= 0} and {@code < count}
   * @throws IllegalArgumentException if there is none, or one is out of range
   */
  INDArray array(int... chosen);

  /** Returns all sequences, a new {@code FLOAT} array {@code [n, t, k]}. */
  default INDArray array() {
    return array(IntStream.range(0, count()).toArray());
  }
}
