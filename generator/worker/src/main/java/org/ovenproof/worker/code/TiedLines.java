package org.ovenproof.worker.code;

/**
 * Code that the {@code jshell} tool reads to its end whatever it thinks of its lines: each line
 * break is in a comment.
 */
final class TiedLines {

  private final String code;
  private final StringBuilder tied = new StringBuilder();
  private int at;

  private TiedLines(String code) {
    this.code = code;
  }

  /** Returns {@code code}, which begins in no comment and in no literal, with its lines tied. */
  static String of(String code) {
    return new TiedLines(code).tied();
  }

  private String tied() {
    while (at < code.length()) {
      char each = code.charAt(at);
      if (code.startsWith("//", at)) {
        lineComment();
      } else if (code.startsWith("/*", at)) {
        take(code.indexOf("*/", at + 2) + 2);
      } else if (each == '"' || each == '\'') {
        literal(code.startsWith("\"\"\"", at) ? "\"\"\"" : code.substring(at, at + 1));
      } else if (each == '\n') {
        tied.append(" /*\n*/");
        at++;
      } else {
        take(at + 1);
      }
    }
    return tied.toString();
  }

  /** One that ends with its line becomes one that ends in the next. */
  private void lineComment() {
    int end = code.indexOf('\n', at);
    String text = code.substring(at + 2, end < 0 ? code.length() : end).replace("*/", "* /");
    tied.append("/*").append(text).append(end < 0 ? " */" : "\n*/");
    at = end < 0 ? code.length() : end + 1;
  }

  private void literal(String quote) {
    int end = at + quote.length();
    while (end < code.length() && !code.startsWith(quote, end)) {
      end += code.charAt(end) == '\\' ? 2 : 1;
    }
    take(end + quote.length());
  }

  private void take(int end) {
    int to = Math.min(Math.max(end, at + 1), code.length());
    tied.append(code, at, to);
    at = to;
  }
}
