package org.ovenproof.worker;

import java.lang.reflect.Array;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** A value as text, and of one that is too long its beginning: no more is written than is shown. */
final class ValueText {

  /** More than a reader would read; a longer text is cut with a note. */
  static final int MAX_CHARACTERS = 64 * 1024;

  /** Each takes three characters at least ({@code 0, }), so more would be cut in any case. */
  private static final int MAX_ELEMENTS = MAX_CHARACTERS / 3 + 1;

  private ValueText() {}

  /** Returns the text of {@code value}, which is not null. */
  static String of(Object value) {
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      return length > MAX_ELEMENTS ? beginning(firstOf(value), length) : cut(arrayText(value));
    }
    if (value instanceof Collection<?> all && all.size() > MAX_ELEMENTS && isPlain(all)) {
      return beginning(all.stream().limit(MAX_ELEMENTS).toList().toString(), all.size());
    }
    return cut(textOf(value));
  }

  /** Returns what a value says of itself. */
  static String textOf(Object value) {
    String text = value.toString();
    if (text == null) {
      throw new IllegalStateException(
          "toString() of " + CellNames.of(value.getClass()) + " returned null");
    }
    return text;
  }

  /** Returns how many more there are than are shown. */
  static String more(int left, String ofWhat) {
    return String.format(Locale.ROOT, "… %,d more%s", left, ofWhat);
  }

  private static String firstOf(Object array) {
    Object first = Array.newInstance(array.getClass().getComponentType(), MAX_ELEMENTS);
    System.arraycopy(array, 0, first, 0, MAX_ELEMENTS);
    return arrayText(first);
  }

  private static String arrayText(Object array) {
    String nested = Arrays.deepToString(new Object[] {array});
    return nested.substring(1, nested.length() - 1);
  }

  /** Whether the text of a collection is that of its elements. */
  private static boolean isPlain(Collection<?> collection) {
    try {
      return collection.getClass().getMethod("toString").getDeclaringClass()
          == AbstractCollection.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String cut(String text) {
    return cut(text, MAX_CHARACTERS, " characters");
  }

  /** Returns a text, and of one that is too long its beginning with a note. */
  static String cut(String text, int most, String ofWhat) {
    if (text.length() <= most) {
      return text;
    }
    String shown = first(text, most);
    return shown + "\n" + more(text.length() - shown.length(), ofWhat);
  }

  private static String beginning(String text, int elements) {
    return String.format(
        Locale.ROOT, "%s\n… the beginning of %,d elements", first(text, MAX_CHARACTERS), elements);
  }

  /** Returns what is shown of a text that is too long, with no character cut in two. */
  private static String first(String text, int most) {
    boolean insidePair = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, insidePair ? most - 1 : most);
  }
}
