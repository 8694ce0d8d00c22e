package org.ovenproof.generator.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opening tags in some HTML; what stands in comments and scripts is none. */
public final class HtmlElements {

  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

  private static final Pattern RAW_TEXT =
      Pattern.compile("(?is)(<(script|style)\\b[^>]*+>).*?(?=</\\2)");

  private static final Pattern TAG =
      Pattern.compile("<([A-Za-z][A-Za-z0-9-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>");

  private HtmlElements() {}

  /** Returns all of them in their order. */
  public static List<Element> in(String html) {
    String text = html.contains("<!--") ? COMMENT.matcher(html).replaceAll("") : html;
    text = text.contains("<s") ? RAW_TEXT.matcher(text).replaceAll("$1") : text;
    List<Element> elements = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      elements.add(new Element(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2)));
    }
    return elements;
  }

  /**
   * An opening tag.
   *
   * @param name its name in small letters
   * @param attributes what stands behind the name
   */
  public record Element(String name, String attributes) {

    /** Returns the value of an attribute, if it has one. */
    public Optional<String> value(String attribute) {
      int at = 0;
      while ((at = indexOf(attribute, at)) >= 0) {
        Matcher value =
            VALUE.matcher(attributes).region(at + attribute.length(), attributes.length());
        if (value.lookingAt()) {
          String quoted = value.group(1) != null ? value.group(1) : value.group(2);
          return Optional.of(Html.plain(quoted != null ? quoted : value.group(3)));
        }
        at++;
      }
      return Optional.empty();
    }

    private static final Pattern VALUE =
        Pattern.compile("\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'=<>`]++))");

    /** Returns where a name stands that is not the end of another one, nor part of a value. */
    private int indexOf(String attribute, int from) {
      for (int at = from; at + attribute.length() <= attributes.length(); at++) {
        char quote = attributes.charAt(at);
        if (quote == '"' || quote == '\'') {
          int end = attributes.indexOf(quote, at + 1);
          at = end < 0 ? attributes.length() : end;
        } else if (attributes.regionMatches(true, at, attribute, 0, attribute.length())
            && (at == 0 || " \t\r\n\f/\"'".indexOf(attributes.charAt(at - 1)) >= 0)) {
          return at;
        }
      }
      return -1;
    }
  }
}
