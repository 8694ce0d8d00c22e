package org.ovenproof.examples.transformer;

/**
 * A sequence to learn from: what is given, and what is to follow it.
 *
 * @param given the numbers of the first tokens, at least one; not copied
 * @param next those of the tokens that are to be foretold, at least one; not copied
 */
public record Continuation(int[] given, int[] next) {

  public Continuation {
    if (given.length == 0 || next.length == 0) {
      throw new IllegalArgumentException(
          "given and next must have >= 1 tokens but have %d and %d"
              .formatted(given.length, next.length));
    }
  }

  /** Returns how many tokens both have together. */
  public int length() {
    return given.length + next.length;
  }

  /** Returns a token of the whole sequence, {@code 0 <= index < length}. */
  public int token(int index) {
    return index < given.length ? given[index] : next[index - given.length];
  }
}
