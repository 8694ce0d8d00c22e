package org.ovenproof.display;

import java.util.Objects;

/**
 * Plain text, shown in a fixed-width font with its line breaks.
 *
 * @param text the text, not escaped
 * @param kind what it is the text of
 */
public record Text(String text, Kind kind) implements Output {

  public Text {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
  }

  /** Shows a text that is not that of a number or a boolean. */
  public Text(String text) {
    this(text, Kind.WORDS);
  }

  /** What a text can be that of. */
  public enum Kind {
    /** Anything else, such as a {@code String}. */
    WORDS,
    /** A number, such as an {@code Integer}. */
    NUMBER,
    /** A {@code Boolean}. */
    BOOLEAN
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
