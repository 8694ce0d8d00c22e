package org.ovenproof.examples.figure;

/** Ranges of values that a caller gives to an axis. */
final class Ranges {

  private Ranges() {}

  static void check(String name, double least, double most) {
    if (!(least < most) || !Double.isFinite(least) || !Double.isFinite(most)) {
      throw new IllegalArgumentException(
          "%s must be finite, the first < the second, but was %s to %s"
              .formatted(name, least, most));
    }
  }
}
