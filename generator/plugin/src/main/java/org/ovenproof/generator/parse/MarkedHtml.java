package org.ovenproof.generator.parse;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Marks;

/**
 * HTML with marks for values and claims, which become marks of the kind that fits where they stand.
 */
final class MarkedHtml {

  /** The attributes that have words for a reader. */
  private static final Set<String> WORDS =
      Set.of("alt", "title", "aria-label", "content", "label", "placeholder", "summary");

  /** The elements whose content is text and no HTML. */
  private static final Set<String> RAW = Set.of("script", "style", "textarea", "title");

  private static final Pattern NAME = Pattern.compile("/?[A-Za-z][^\\s/>]*");

  private final Marks marks;
  private final IntFunction<String> claims;
  private final Refusal refusal;
  private final StringBuilder out = new StringBuilder();
  private boolean inLink;

  /**
   * Fits the marks of a page.
   *
   * @param inLink whether all of it is to stand in a link
   * @param claims returns the text of a claim as HTML, by its number
   * @param refusal is told of what stands where it cannot be
   */
  MarkedHtml(Marks marks, boolean inLink, IntFunction<String> claims, Refusal refusal) {
    this.marks = marks;
    this.inLink = inLink;
    this.claims = claims;
    this.refusal = refusal;
  }

  /** Is told of a value or a claim in an attribute that has no words for a reader. */
  @FunctionalInterface
  interface Refusal {

    void of(Marks.Mark mark, String attribute);
  }

  /** Returns the HTML with other marks. */
  String fitted(String html) {
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        tag = html.length();
      }
      out.append(inText(html.substring(at, tag)));
      at = tag < html.length() ? behindTag(html, tag) : tag;
    }
    return out.toString();
  }

  private int behindTag(String html, int start) {
    if (html.startsWith("<!--", start)) {
      return plainUntil(html, start, html.indexOf("-->", start));
    }
    Matcher name = NAME.matcher(html).region(start + 1, html.length());
    if (!name.lookingAt()) {
      out.append('<');
      return start + 1;
    }
    out.append('<').append(name.group());
    int end = copyAttributes(html, name.end());
    String element = name.group().toLowerCase(Locale.ROOT);
    if (element.equals("a") || element.equals("/a")) {
      inLink = element.equals("a");
    }
    if (RAW.contains(element)) {
      int close = html.toLowerCase(Locale.ROOT).indexOf("</" + element, end);
      return plainUntil(html, end, close);
    }
    return end;
  }

  private int plainUntil(String html, int start, int found) {
    int end = found < 0 ? html.length() : found;
    out.append(plain(html.substring(start, end)));
    return end;
  }

  /** Copies the rest of a tag and returns where it ends. */
  private int copyAttributes(String html, int start) {
    int at = start;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '>') {
        out.append('>');
        return at + 1;
      }
      int equals = html.indexOf('=', at);
      int close = html.indexOf('>', at);
      if (equals < 0 || close >= 0 && close < equals) {
        int end = close < 0 ? html.length() : close;
        out.append(refused("", html.substring(at, end)));
        at = end;
        continue;
      }
      String name = html.substring(at, equals).strip().replaceFirst("(?s).*\\s", "");
      out.append(refused("", html.substring(at, equals))).append('=');
      int value = equals + 1;
      int end = endOfValue(html, value);
      String text = html.substring(value, end);
      out.append(
          WORDS.contains(name.toLowerCase(Locale.ROOT))
              ? plain(text)
              : refused(name, text).equals(text) ? text : "\"#\"");
      at = end;
    }
    return at;
  }

  private static int endOfValue(String html, int start) {
    if (start < html.length() && (html.charAt(start) == '"' || html.charAt(start) == '\'')) {
      int quote = html.indexOf(html.charAt(start), start + 1);
      return quote < 0 ? html.length() : quote + 1;
    }
    int end = start;
    while (end < html.length() && html.charAt(end) != '>' && html.charAt(end) > ' ') {
      end++;
    }
    return end;
  }

  private String inText(String text) {
    return marks.replace(
        text,
        mark ->
            switch (mark.kind()) {
              case VALUE -> marks.of(inLink ? Marks.Kind.UNLINKED : mark.kind(), mark.index());
              case CLAIM -> claim(mark.index());
              default -> marks.of(mark.kind(), mark.index());
            });
  }

  private String claim(int index) {
    return marks.of(inLink ? Marks.Kind.LINKED_CLAIM_BEGINS : Marks.Kind.CLAIM_BEGINS, index)
        + new MarkedHtml(marks, inLink, claims, refusal).fitted(claims.apply(index))
        + marks.of(inLink ? Marks.Kind.LINKED_CLAIM_ENDS : Marks.Kind.CLAIM_ENDS, index);
  }

  private String plain(String text) {
    return marks.replace(
        text,
        mark ->
            switch (mark.kind()) {
              case VALUE -> marks.of(Marks.Kind.PLAIN, mark.index());
              case CLAIM -> plain(Html.escape(Html.plain(claims.apply(mark.index()))));
              default -> marks.of(mark.kind(), mark.index());
            });
  }

  private String refused(String attribute, String text) {
    return marks.replace(
        text,
        mark -> {
          if (mark.kind() == Marks.Kind.VALUE || mark.kind() == Marks.Kind.CLAIM) {
            refusal.of(mark, attribute);
          }
          return "";
        });
  }
}
