package org.ovenproof.generator.page;

import org.ovenproof.generator.snippet.Location;

/**
 * What a page's text says of a result and a snippet has to bear out.
 *
 * @param at where its macro stands
 * @param snippetId the snippet that checks it
 * @param field the boolean among the snippet's values; empty for a value that is one itself
 * @param text what readers see, as plain text with marks for values
 */
public record Claim(Location at, String snippetId, String field, String text) {

  public static final String MACRO = "claim";

  /** Returns the id of a claim, by the number of its mark, in the text of its page. */
  public static String idInText(int index) {
    return "_claim_" + (index + 1);
  }

  /** Returns the id of how a claim is checked in the list at the foot of its page. */
  public static String idInList(int index) {
    return "_check_" + (index + 1);
  }

  /** Returns the macro as its author wrote it, without its text. */
  @Override
  public String toString() {
    return MACRO + ":" + snippetId + "[" + field + "]";
  }
}
