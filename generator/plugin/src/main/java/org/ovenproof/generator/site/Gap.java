package org.ovenproof.generator.site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks in a page's HTML around the code of a snippet: nothing that an author types. */
final class Gap {

  private static final char OPEN = '\uE0F0';
  private static final char CLOSE = '\uE0F1';

  private static final Pattern GAP = Pattern.compile(OPEN + "[^" + CLOSE + "]*" + CLOSE);

  private Gap() {}

  /** Returns the HTML with each gap filled; what fills one is not looked at for others. */
  static String fill(String html, Map<String, String> fillings) {
    return GAP.matcher(html)
        .replaceAll(gap -> Matcher.quoteReplacement(fillings.getOrDefault(gap.group(), "")));
  }

  static String before(int index) {
    return OPEN + "before " + index + CLOSE;
  }

  static String after(int index) {
    return OPEN + "after " + index + CLOSE;
  }

  /** Whether some HTML is the gap behind a snippet. */
  static boolean isAfter(String html) {
    return html.startsWith(OPEN + "after ");
  }

  /** Stands where a sentence has a value. */
  static String value(int index) {
    return OPEN + "value " + index + CLOSE;
  }
}
