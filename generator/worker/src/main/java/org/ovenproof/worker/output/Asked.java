package org.ovenproof.worker.output;

import java.util.function.Consumer;
import org.ovenproof.worker.code.CellNames;

/**
 * What an object of an author's class is asked while a value of a cell is shown: whoever waits for
 * it is told, since it may take for ever.
 */
final class Asked {

  private final Consumer<String> listener;
  private final Thread thread = Thread.currentThread();
  private String last = "";

  /**
   * Begins for the cells of the thread that asks for it.
   *
   * @param listener is told of each question, such as {@code Foo.toString()}, and by an empty one
   *     that all are answered
   */
  Asked(Consumer<String> listener) {
    this.listener = listener;
  }

  void toText(Class<?> type) {
    ask(type, "toString()");
  }

  void toDisplay(Class<?> type) {
    ask(type, "display()");
  }

  void done() {
    tell("");
  }

  /** Tells of a question, but for those to objects of the JDK, whose answers come soon. */
  private void ask(Class<?> type, String what) {
    if (type.getClassLoader() != null
        && type.getClassLoader() != ClassLoader.getPlatformClassLoader()) {
      tell(CellNames.of(type) + "." + what);
    }
  }

  /** Tells the listener what the thread of the cells asks; other threads may show something too. */
  private void tell(String question) {
    if (Thread.currentThread() == thread && !question.equals(last)) {
      last = question;
      listener.accept(question);
    }
  }
}
