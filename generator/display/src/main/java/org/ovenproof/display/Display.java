package org.ovenproof.display;

import java.util.Arrays;
import java.util.function.Consumer;

/** Shows a value in the middle of a snippet; the value of its last expression is shown anyway. */
public final class Display {

  /** Where values go; a process shows the snippets of one session at a time. */
  private static volatile Consumer<Object> sink = Display::print;

  private Display() {}

  /** Shows {@code value} where a snippet's output stands; in a plain JShell, prints it. */
  public static void display(Object value) {
    sink.accept(value);
  }

  /** Prints what a plain JShell can show of {@code value}: of a table its cells, say. */
  private static void print(Object value) {
    System.out.println(
        value instanceof Displayable displayable ? displayable.display() : plain(value));
  }

  /** An array says where in memory it is, and its elements say what it is. */
  private static Object plain(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    String inArray = Arrays.deepToString(new Object[] {value});
    return inArray.substring(1, inArray.length() - 1);
  }

  /** Sends the values to come to {@code newSink}; for the one who runs snippets. */
  public static void to(Consumer<Object> newSink) {
    sink = newSink;
  }
}
