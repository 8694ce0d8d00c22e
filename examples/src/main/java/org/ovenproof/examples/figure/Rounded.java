package org.ovenproof.examples.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people read them: the shortest decimal that stands for a {@code double}, rounded half
 * up, as numbers in the prose of pages are.
 */
public final class Rounded {

  private Rounded() {}

  /**
   * Returns a number with this many digits after the point, for the columns of a table.
   *
   * @param value finite
   * @param digits {@code >= 0}
   * @throws IllegalArgumentException if {@code value} is not finite or {@code digits < 0}
   */
  public static BigDecimal of(double value, int digits) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite but was " + value);
    }
    if (digits < 0) {
      throw new IllegalArgumentException("digits must be >= 0 but was " + digits);
    }
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }

  /**
   * Returns a number with at most this many digits after the point and no zero at the end of them,
   * for the labels of a drawing.
   *
   * @param value finite
   * @param digits {@code >= 0}
   * @throws IllegalArgumentException if {@code value} is not finite or {@code digits < 0}
   */
  public static String shortest(double value, int digits) {
    BigDecimal rounded = of(value, digits);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
