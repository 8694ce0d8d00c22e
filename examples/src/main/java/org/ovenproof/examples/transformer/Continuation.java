package org.ovenproof.examples.transformer;

import java.util.Arrays;
import org.ovenproof.examples.argument.Arguments;

/**
 * A sequence to learn from: what is given, and what is to follow it.
 *
 * @param given the numbers of the first tokens, at least one; copied
 * @param next those of the tokens that are to be predicted, at least one; copied
 */
public record Continuation(int[] given, int[] next) {

  /**
   * Copies the tokens.
   *
   * @throws IllegalArgumentException if nothing is given or nothing is to follow
   */
  public Continuation {
    if (given.length == 0 || next.length == 0) {
      throw new IllegalArgumentException(
          "given and next must have >= 1 tokens but have %d and %d"
              .formatted(given.length, next.length));
    }
    given = given.clone();
    next = next.clone();
  }

  /** Returns the numbers of the first tokens, a copy. */
  @Override
  public int[] given() {
    return given.clone();
  }

  /** Returns the numbers of the tokens that are to be predicted, a copy. */
  @Override
  public int[] next() {
    return next.clone();
  }

  /** The place of the last token that is given: the first that is asked what follows it. */
  int lastGiven() {
    return given.length - 1;
  }

  /** Returns how many tokens both have together. */
  public int length() {
    return given.length + next.length;
  }

  /**
   * Returns a token of the whole sequence.
   *
   * @param index {@code 0 <= index < length}
   * @throws IllegalArgumentException if {@code index} is out of range
   */
  public int token(int index) {
    Arguments.index("index", index, length());
    return index < given.length ? given[index] : next[index - given.length];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Continuation sequence
        && Arrays.equals(given, sequence.given)
        && Arrays.equals(next, sequence.next);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(given) + Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return Arrays.toString(given) + " and then " + Arrays.toString(next);
  }
}
