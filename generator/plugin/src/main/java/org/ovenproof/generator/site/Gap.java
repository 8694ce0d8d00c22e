package org.ovenproof.generator.site;

/** Marks in a page's HTML around the code of a snippet: nothing that an author types. */
final class Gap {

  private static final char OPEN = '\uE0F0';
  private static final char CLOSE = '\uE0F1';

  private Gap() {}

  static String before(int index) {
    return OPEN + "before " + index + CLOSE;
  }

  static String after(int index) {
    return OPEN + "after " + index + CLOSE;
  }

  /** Stands where a sentence has a value. */
  static String value(int index) {
    return OPEN + "value " + index + CLOSE;
  }
}
