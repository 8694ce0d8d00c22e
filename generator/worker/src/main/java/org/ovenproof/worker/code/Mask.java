package org.ovenproof.worker.code;

/** Code of the same length with its comments, strings and characters blanked out. */
public final class Mask {

  private final String code;
  private final StringBuilder masked;
  private int at;

  /** Where a comment or a text block begins that does not end; -1 for none. */
  private int unclosed = -1;

  private Mask(String code) {
    this.code = code;
    this.masked = new StringBuilder(code);
  }

  /** Returns {@code code} with a space for each character that is no code; line breaks stay. */
  public static String of(String code) {
    return new Mask(code).masked();
  }

  /** Returns where the first character of {@code code} that is code stands; 0 if there is none. */
  public static int start(String code) {
    String masked = of(code);
    int first = masked.length() - masked.stripLeading().length();
    return first == masked.length() ? 0 : first;
  }

  /**
   * Returns where a comment or a text block begins that swallows the rest of {@code code}; -1 if
   * none does.
   */
  public static int unclosed(String code) {
    if (!code.contains("/*") && !code.contains("\"\"\"")) {
      return -1;
    }
    Mask mask = new Mask(code);
    mask.masked();
    return mask.unclosed;
  }

  private String masked() {
    while (at < code.length()) {
      if (code.startsWith("//", at)) {
        blankThrough("\n", 2);
      } else if (code.startsWith("/*", at)) {
        blankThrough("*/", 2);
      } else if (code.startsWith("\"\"\"", at)) {
        blankLiteral("\"\"\"");
      } else if (code.charAt(at) == '"' || code.charAt(at) == '\'') {
        blankLiteral(code.substring(at, at + 1));
      } else {
        at++;
      }
    }
    return masked.toString();
  }

  private void blankThrough(String end, int opening) {
    int close = code.indexOf(end, at + opening);
    unclosed = close < 0 && end.equals("*/") ? at : unclosed;
    blank(close < 0 ? code.length() : close + end.length());
  }

  /** Blanks what is in a literal and leaves its quotes, which are code. */
  private void blankLiteral(String quote) {
    int from = at + quote.length();
    int to = from;
    while (to < code.length() && !code.startsWith(quote, to)) {
      if (quote.length() == 1 && code.charAt(to) == '\n') {
        break;
      }
      to += code.charAt(to) == '\\' ? 2 : 1;
    }
    if (quote.length() > 1 && to >= code.length()) {
      unclosed = at;
    }
    at = Math.min(from, code.length());
    blank(Math.min(to, code.length()));
    at = Math.min(at + quote.length(), code.length());
  }

  private void blank(int end) {
    for (; at < end; at++) {
      if (code.charAt(at) != '\n') {
        masked.setCharAt(at, ' ');
      }
    }
  }
}
