package org.ovenproof.display;

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
    System.out.println(value instanceof Displayable displayable ? displayable.display() : value);
  }

  /** Sends the values to come to {@code newSink}; for the one who runs snippets. */
  public static void to(Consumer<Object> newSink) {
    sink = newSink;
  }
}
