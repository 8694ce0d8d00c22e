package org.ovenproof.examples.transformer;

import java.util.Random;

/** Sequences to learn from, one after the other without end. */
@FunctionalInterface
public interface Corpus {

  /** Returns the next sequence, drawn with these random numbers. */
  Continuation next(Random random);
}
