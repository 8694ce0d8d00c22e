package org.ovenproof.examples.rnn;

import org.ovenproof.examples.argument.Arguments;

/**
 * What all sequences of a kind have in common.
 *
 * @param length how many steps, {@code > 0}
 * @param numbers how many numbers come at each step, {@code > 0}
 * @param answers how many different answers there are, {@code > 1}
 */
public record SequenceShape(int length, int numbers, int answers) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if {@code length <= 0}, {@code numbers <= 0} or {@code answers
   *     <= 1}
   */
  public SequenceShape {
    Arguments.positive("length", length);
    Arguments.positive("numbers", numbers);
    if (answers <= 1) {
      throw new IllegalArgumentException("answers must be > 1 but was " + answers);
    }
  }

  @Override
  public String toString() {
    return "%d steps of %d numbers with %d answers".formatted(length, numbers, answers);
  }
}
