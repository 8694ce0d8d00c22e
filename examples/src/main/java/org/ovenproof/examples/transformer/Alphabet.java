package org.ovenproof.examples.transformer;

import java.util.List;
import org.ovenproof.examples.argument.Arguments;

/** Characters as tokens: the number of each is its place in a list. Immutable. */
public final class Alphabet {

  private final String characters;

  private Alphabet(String characters) {
    this.characters = characters;
  }

  /**
   * Returns the alphabet of these characters.
   *
   * @throws IllegalArgumentException if there is none, or one of them twice
   */
  public static Alphabet of(String characters) {
    if (characters.isEmpty() || characters.chars().distinct().count() != characters.length()) {
      throw new IllegalArgumentException(
          "characters must be >= 1 and all different but were '" + characters + "'");
    }
    return new Alphabet(characters);
  }

  /** Returns how many tokens there are. */
  public int size() {
    return characters.length();
  }

  /**
   * Returns the numbers of the characters of a text, {@code 0 <= number < size}.
   *
   * @throws IllegalArgumentException if one of them is not in the alphabet
   */
  public int[] encode(String text) {
    int[] tokens = new int[text.length()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = characters.indexOf(text.charAt(i));
      if (tokens[i] < 0) {
        throw new IllegalArgumentException(
            "text must be of the characters '%s' but has '%s' in it"
                .formatted(characters, text.charAt(i)));
      }
    }
    return tokens;
  }

  /**
   * Returns the text whose characters have these numbers.
   *
   * @param tokens each {@code >= 0} and {@code < size}
   * @throws IllegalArgumentException if one is out of range
   */
  public String decode(int[] tokens) {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      Arguments.index("token", token, size());
      text.append(characters.charAt(token));
    }
    return text.toString();
  }

  /** Returns each character of a text by itself, as labels of a figure. */
  public static List<String> labels(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }
}
