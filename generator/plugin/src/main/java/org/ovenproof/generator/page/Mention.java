package org.ovenproof.generator.page;

import org.ovenproof.generator.snippet.Location;

/**
 * A place in a page's text that says what a snippet found.
 *
 * @param at where its macro stands
 * @param snippetId the snippet whose value it is
 * @param field the column or the key of its table; empty for a value that is no table
 * @param pattern how a number is written, as {@link ValueFormat} has it; empty for as it is
 */
public record Mention(Location at, String snippetId, String field, String pattern) {

  public static final String MACRO = "value";

  /** Reads what stands in the brackets: a field, a comma and a pattern, of which each may lack. */
  public static Mention of(Location at, String snippetId, String content) {
    String text = content.strip();
    String field = text;
    String pattern = "";
    int end = text.startsWith("\"") ? text.indexOf('"', 1) + 1 : 0;
    int comma = text.indexOf(',', end);
    if (comma >= 0) {
      field = text.substring(0, comma);
      pattern = text.substring(comma + 1);
    }
    return new Mention(at, snippetId, unquoted(field), unquoted(pattern));
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** Returns the macro as its author wrote it. */
  @Override
  public String toString() {
    return MACRO + ":" + snippetId + "[" + field + (pattern.isEmpty() ? "" : "," + pattern) + "]";
  }
}
