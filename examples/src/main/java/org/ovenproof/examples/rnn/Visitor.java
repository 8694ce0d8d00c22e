package org.ovenproof.examples.rnn;

import java.util.Locale;

/** Who comes to the door in {@link Visits}. Its place in this list is the place of its 1. */
public enum Visitor {
  CAT,
  DOG,
  BIRD,
  FROG,
  MOUSE,
  NOBODY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
