package org.ovenproof.display;

import java.util.Objects;

/**
 * Plain text, shown in a fixed-width font with its line breaks.
 *
 * @param text the text, not escaped
 */
public record Text(String text) implements Output {

  public Text {
    Objects.requireNonNull(text, "text");
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
