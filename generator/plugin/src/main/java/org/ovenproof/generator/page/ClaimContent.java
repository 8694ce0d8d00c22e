package org.ovenproof.generator.page;

import java.util.Optional;

/**
 * What stands in the brackets of a claim: a text, or a field, a comma and a text. Each may be in
 * quotes, in which commas and brackets have no meaning.
 *
 * @param field the field as it is written, without quotes; empty if there is none
 * @param text the text as it is written, without quotes
 * @param end where the bracket closes, or the escape before it
 */
public record ClaimContent(String field, String text, int end) {

  private static final String[] QUOTES = {"\"", "&quot;"};

  /**
   * Reads it.
   *
   * @param source what the macro stands in
   * @param start behind its opening bracket
   * @param inMacro whether it stands in the brackets of another macro, and so its own bracket may
   *     be escaped
   * @return nothing if the bracket does not close
   */
  public static Optional<ClaimContent> of(String source, int start, boolean inMacro) {
    Reader reader = new Reader(source, inMacro);
    Part first = reader.quoted(start);
    if (first != null && reader.closesAt(first.end())) {
      return Optional.of(new ClaimContent("", first.text(), first.end()));
    }
    int comma = first == null ? reader.comma(start) : first.end();
    if (comma < 0 || comma >= source.length() || source.charAt(comma) != ',') {
      return reader.unquoted("", start);
    }
    String field = first == null ? source.substring(start, comma).strip() : first.text();
    Part text = reader.quoted(comma + 1);
    return text != null && reader.closesAt(text.end())
        ? Optional.of(new ClaimContent(field, text.text(), text.end()))
        : reader.unquoted(field, comma + 1);
  }

  /** A part in quotes and where what comes behind it begins. */
  private record Part(String text, int end) {}

  private record Reader(String source, boolean inMacro) {

    private int skipSpace(int from) {
      int at = from;
      while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
      return at;
    }

    /** Returns the part in quotes that begins at a place; null if there is none. */
    private Part quoted(int from) {
      int start = skipSpace(from);
      for (String quote : QUOTES) {
        if (source.startsWith(quote, start)) {
          int end = source.indexOf(quote, start + quote.length());
          while (end > 0 && source.charAt(end - 1) == '\\') {
            end = source.indexOf(quote, end + 1);
          }
          return end < 0
              ? null
              : new Part(
                  unescaped(source.substring(start + quote.length(), end), quote),
                  skipSpace(end + quote.length()));
        }
      }
      return null;
    }

    private boolean closesAt(int at) {
      return source.startsWith("]", at) || inMacro && source.startsWith("\\]", at);
    }

    /** Returns where the first comma is; -1 if the bracket closes before. */
    private int comma(int from) {
      int end = closing(from);
      int comma = source.indexOf(',', from);
      return comma < end ? comma : -1;
    }

    private Optional<ClaimContent> unquoted(String field, int from) {
      int end = closing(from);
      return end < 0
          ? Optional.empty()
          : Optional.of(
              new ClaimContent(field, unescaped(source.substring(from, end).strip(), "["), end));
    }

    private static String unescaped(String text, String other) {
      return text.replace("\\]", "]").replace("\\" + other, other);
    }

    /** Returns where the bracket closes; those of macros in the text are passed over. */
    private int closing(int from) {
      int depth = 0;
      for (int at = from; at < source.length(); at++) {
        char c = source.charAt(at);
        boolean escaped = c == '\\' && at + 1 < source.length();
        char next = escaped ? source.charAt(at + 1) : c;
        if (next == ']' && depth == 0 && (!escaped || inMacro)) {
          return at;
        }
        if (next == ']' && depth > 0) {
          depth--;
        } else if (c == '[') {
          depth++;
        }
        at += escaped ? 1 : 0;
      }
      return -1;
    }
  }
}
