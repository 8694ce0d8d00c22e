package org.ovenproof.generator.page;

import org.jsoup.Jsoup;

/** Text made safe for HTML, and HTML made text. */
public final class Html {

  private Html() {}

  /** Escapes for the content of an element and for a quoted attribute. */
  public static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(isAllowed(c) ? c : '\uFFFD');
      }
    }
    return html.toString();
  }

  /** Control characters are no part of HTML (WHATWG, "control character in input stream"). */
  private static boolean isAllowed(char c) {
    return c >= ' ' && c != '\u007F' || c == '\n' || c == '\t' || c == '\r';
  }

  /** Returns the text of inline HTML, on one line. */
  public static String plain(String html) {
    return Jsoup.parseBodyFragment(html).body().text();
  }
}
