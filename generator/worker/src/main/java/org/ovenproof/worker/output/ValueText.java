package org.ovenproof.worker.output;

import java.lang.reflect.Array;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.ovenproof.worker.code.CellNames;

/** A value as text, and of one that is too long its beginning: no more is written than is shown. */
final class ValueText {

  /** More than a reader would read; a longer text is cut with a note. */
  static final int MAX_CHARACTERS = 64 * 1024;

  /** How many elements are written at most: each takes three characters ({@code 0, }) or more. */
  private static final int MAX_ELEMENTS = MAX_CHARACTERS / 3 + 1;

  private final Consumer<Class<?>> asks;

  /**
   * Begins with nothing.
   *
   * @param asks is told of each class before one of its objects is asked for its text
   */
  ValueText(Consumer<Class<?>> asks) {
    this.asks = asks;
  }

  /** Returns the text of {@code value}, which is not null. */
  String of(Object value) {
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      return length > MAX_ELEMENTS ? beginning(firstOf(value), length) : cut(inside(value));
    }
    if (value instanceof Collection<?> all && all.size() > MAX_ELEMENTS && isPlain(all)) {
      return beginning(inside(all.stream().limit(MAX_ELEMENTS).toList()), all.size());
    }
    return cut(inside(value));
  }

  private String inside(Object value) {
    return inside(value, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /**
   * Returns the text of a value, of an array or a collection those of its elements: an array in a
   * list would say where in memory it is.
   *
   * @param around what it lies in
   */
  private String inside(Object value, Set<Object> around) {
    boolean isMap = value instanceof Map<?, ?> map && isPlain(map);
    boolean isList = value instanceof Collection<?> all && isPlain(all);
    if (value == null || !isMap && !isList && !value.getClass().isArray()) {
      return value == null ? "null" : textOf(value);
    }
    if (!around.add(value)) {
      return isMap ? "(this Map)" : isList ? "(this Collection)" : "[...]";
    }
    StringJoiner text = isMap ? new StringJoiner(", ", "{", "}") : new StringJoiner(", ", "[", "]");
    if (isMap) {
      ((Map<?, ?>) value)
          .forEach((key, each) -> text.add(inside(key, around) + "=" + inside(each, around)));
    } else if (isList) {
      ((Collection<?>) value).forEach(each -> text.add(inside(each, around)));
    } else {
      for (int index = 0; index < Array.getLength(value); index++) {
        text.add(inside(Array.get(value, index), around));
      }
    }
    around.remove(value);
    return text.toString();
  }

  /** Returns the text that a value's own {@code toString} returns. */
  String textOf(Object value) {
    asks.accept(value.getClass());
    String text = value.toString();
    if (text == null) {
      throw new IllegalStateException(
          "toString() of " + CellNames.of(value.getClass()) + " returned null");
    }
    return text;
  }

  /** Returns a note of how many things are left out. */
  static String more(int left, String ofWhat) {
    return String.format(Locale.ROOT, "… %,d more%s", left, ofWhat);
  }

  private String firstOf(Object array) {
    Object first = Array.newInstance(array.getClass().getComponentType(), MAX_ELEMENTS);
    System.arraycopy(array, 0, first, 0, MAX_ELEMENTS);
    return inside(first);
  }

  /** Whether a collection or a map has the JDK's {@code toString}, which lists its elements. */
  private static boolean isPlain(Object value) {
    try {
      Class<?> saidBy = value.getClass().getMethod("toString").getDeclaringClass();
      return saidBy == AbstractCollection.class || saidBy == AbstractMap.class;
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
