package org.ovenproof.generator.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a value is written in a sentence: a number without a pattern with all of its digits, one with
 * a pattern of {@link DecimalFormat} as that says, in the language of the page, rounded half up.
 *
 * @param language the page's
 * @param pattern the pattern; empty for none
 */
public record ValueFormat(String language, String pattern) {

  /** What is shorter than this stands as digits, as in JavaScript; {@code 6.02E23} does not. */
  private static final int MAX_EXPONENT = 21;

  private static final int MIN_EXPONENT = -7;

  /** The whole part of a number that is long enough to be read by thousands; a year is not. */
  private static final Pattern LONG = Pattern.compile("^-?\\d{5,}(?=\\.|$)");

  /** Returns what is wrong with a pattern, if anything is. */
  public static Optional<String> fault(String pattern) {
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    if (pattern.indexOf('0') < 0 && pattern.indexOf('#') < 0) {
      return Optional.of("it has no digit, 0 or #");
    }
    try {
      new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
      return Optional.empty();
    } catch (IllegalArgumentException bad) {
      return Optional.of(bad.getMessage());
    }
  }

  /** Returns a value as text; nothing if it is no number and there is a pattern for one. */
  public Optional<String> text(Object value) {
    if (!(value instanceof Number number)) {
      return pattern.isEmpty() ? Optional.of(value.toString()) : Optional.empty();
    }
    boolean finite = Double.isFinite(number.doubleValue()) || number instanceof BigDecimal;
    if (!pattern.isEmpty() && fault(pattern).isEmpty()) {
      DecimalFormat format =
          new DecimalFormat(
              pattern, DecimalFormatSymbols.getInstance(Locale.forLanguageTag(language)));
      format.setRoundingMode(RoundingMode.HALF_UP);
      // What its digits say, not what the bits do: 2.675 is half way between 2.67 and 2.68.
      return Optional.of(format.format(finite ? new BigDecimal(number.toString()) : number));
    }
    return Optional.of(finite ? digits(number) : number.toString());
  }

  private static String digits(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    if (number instanceof Double || number instanceof Float) {
      exact = exact.stripTrailingZeros();
    }
    int exponent = exact.precision() - exact.scale() - 1;
    if (exact.signum() != 0 && (exponent < MIN_EXPONENT || exponent >= MAX_EXPONENT)) {
      return exact.toString();
    }
    return LONG.matcher(exact.toPlainString())
        .replaceAll(whole -> whole.group().replaceAll("\\B(?=(\\d{3})+$)", ","));
  }
}
