package org.ovenproof.display;

import java.util.Objects;

/**
 * Plain text, shown in a fixed-width font with its line breaks.
 *
 * @param text the text, not escaped
 * @param isNumber whether it is that of a number, such as an {@code Integer}
 */
public record Text(String text, boolean isNumber) implements Output {

  public Text {
    Objects.requireNonNull(text, "text");
  }

  /** Shows a text that is not that of a number. */
  public Text(String text) {
    this(text, false);
  }

  /** Returns the text itself. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean needsAlternative() {
    return false;
  }
}
