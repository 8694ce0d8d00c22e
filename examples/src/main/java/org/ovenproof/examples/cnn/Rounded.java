package org.ovenproof.examples.cnn;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for a table, all with three digits after the point. */
final class Rounded {

  private Rounded() {}

  static BigDecimal of(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }
}
