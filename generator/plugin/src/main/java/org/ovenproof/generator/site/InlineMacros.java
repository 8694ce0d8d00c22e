package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Takes {@code value:accuracy[]} out of the text of a page, and leaves a mark where a value is to
 * stand. Works for one page at a time.
 *
 * <p>Asciidoctor forgets where in the source a piece of text is from, and replaces no macros in
 * attributes. So every macro gets a mark with its place as its line is read ({@code
 * inline_macros.rb} asks for it), and keeps it wherever the text goes. Where Asciidoctor replaces
 * macros, and in all that has come out in the end, macros with such a mark are taken. In code and
 * passthroughs they lose the mark, and are text.
 */
final class InlineMacros implements BinaryOperator<String> {

  /** What a line of the source has, as Asciidoctor has it of any macro. */
  private static final Pattern MACRO = Pattern.compile("(" + Mention.MACRO + ":[^\\s\\[\\]]+)\\[");

  /** The beginning of a macro whose brackets are open. */
  private static final Pattern OPEN = Pattern.compile("[\\p{Alnum}_]:[^\\s\\[\\]]*$");

  private static final Pattern ATTRIBUTE = Pattern.compile("\\{[^{}\\s]+\\}");

  private final Includes includes;
  private final List<Location> places = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private String page = "";
  private Marks marks;
  private Pattern taken;
  private Pattern marked;

  /** Asks for the lines of files as they are before includes. */
  InlineMacros(Includes includes) {
    this.includes = includes;
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
    marks = Marks.of(newPage);
    String source = marks.pattern(Marks.Kind.SOURCE);
    taken = Pattern.compile("(\\\\?)" + Mention.MACRO + ":([^\\s\\[\\]]*?)" + source + "\\[");
    marked = Pattern.compile(source);
    places.clear();
    mentions.clear();
    problems.clear();
  }

  /** Returns what the page says of its snippets, by the numbers of the marks. */
  List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Does for Asciidoctor what its extension asks for, by the name of one of the methods. */
  @Override
  public String apply(String request, String text) {
    return switch (request) {
      case "text" -> take(text, false);
      case "html" -> take(text, true);
      case "literal" -> literal(text);
      case "condition" -> refuseInCondition(text);
      case "id" -> withoutValues(text);
      default -> place(request, text);
    };
  }

  /** Marks the macros of an attribute that is set outside of the page. */
  Map.Entry<String, Object> place(Map.Entry<String, Object> attribute) {
    return attribute.getValue() instanceof String text
        ? Map.entry(attribute.getKey(), mark(text, new SourceLine(page, 1), false))
        : attribute;
  }

  private String place(String origin, String line) {
    int colon = origin.lastIndexOf(':');
    String path = origin.substring(0, colon);
    int number = Integer.parseInt(origin.substring(colon + 1));
    return mark(line, includes.resolve(path, number), true);
  }

  private String mark(String line, SourceLine source, boolean columns) {
    return MACRO
        .matcher(line)
        .replaceAll(
            found -> {
              int column = columns ? found.start() + 1 : 1;
              places.add(new Location(source.path(), source.line(), column));
              return Matcher.quoteReplacement(
                  found.group(1) + marks.of(Marks.Kind.SOURCE, places.size() - 1) + "[");
            });
  }

  /** Returns a text as its author wrote it. */
  String literal(String text) {
    return marks.without(Marks.Kind.SOURCE, text);
  }

  /**
   * Returns the text of an attribute, or another that is no HTML, with a mark for each value.
   *
   * @param text as Asciidoctor has it, in which no macros have been replaced
   */
  String text(String text) {
    return told(take(text, false));
  }

  /** Returns HTML of Asciidoctor's with a mark for each value, of the kind that fits there. */
  String html(String html) {
    return fitted(html, false);
  }

  /** Does the same with HTML that is to stand in a link. */
  String htmlInLink(String html) {
    return fitted(html, true);
  }

  private String fitted(String html, boolean inLink) {
    String marked = Marks.decoded(html);
    return Marks.mayBeIn(marked)
        ? new MarkedHtml(marks, inLink, this::refuse).fitted(told(take(marked, true)))
        : html;
  }

  private void refuse(int index, String attribute) {
    Mention mention = mentions.get(index);
    problems.add(Problems.valueInAddress(mention.at(), mention.toString(), attribute));
  }

  /** Tells of what looks like a macro and is none, and returns the text with it. */
  private String told(String text) {
    Matcher found = marked.matcher(text);
    while (found.find()) {
      problems.add(Problems.valueCutOff(places.get(Marks.index(found.group(1)))));
    }
    return literal(text);
  }

  private String refuseInCondition(String expression) {
    Matcher found = marked.matcher(expression);
    while (found.find()) {
      problems.add(Problems.valueInCondition(places.get(Marks.index(found.group(1)))));
    }
    return literal(expression);
  }

  /** An id is the same whatever the value. */
  private String withoutValues(String title) {
    String words = marks.replace(title, mark -> "");
    return words.codePoints().anyMatch(Character::isLetterOrDigit) ? words : Mention.MACRO;
  }

  /** Replaces the macros of a text; those whose attributes are not replaced yet come later. */
  private String take(String text, boolean html) {
    StringBuilder out = new StringBuilder();
    Matcher found = taken.matcher(text);
    int from = 0;
    while (found.find(from)) {
      out.append(text, from, found.start());
      int close = closing(text, found.end(), html, out);
      if (!found.group(1).isEmpty()) {
        out.append(Mention.MACRO).append(':').append(found.group(2)).append('[');
        from = found.end();
      } else if (close < 0) {
        out.append(found.group());
        from = found.end();
      } else {
        String macro = text.substring(found.start(), close);
        boolean early = !html && ATTRIBUTE.matcher(macro).find();
        out.append(early ? macro : mention(found, text.substring(found.end(), close), html));
        boolean escaped = text.charAt(close) == '\\';
        from = early ? close : close + (escaped ? 2 : 1);
      }
    }
    return from == 0 ? text : out.append(text, from, text.length()).toString();
  }

  private String mention(Matcher found, String content, boolean html) {
    String id = Names.nfc(html ? Html.plain(found.group(2)) : found.group(2));
    String plain = html ? Html.plain(content) : content.replaceAll("\\s+", " ");
    Mention mention =
        Mention.of(places.get(Marks.index(found.group(3))), id, plain.replace("\\]", "]"));
    if (!mentions.contains(mention)) {
      mentions.add(mention);
      ValueFormat.fault(mention.pattern())
          .ifPresent(
              fault ->
                  problems.add(Problems.badValuePattern(mention.at(), mention.toString(), fault)));
    }
    return marks.of(Marks.Kind.VALUE, mentions.indexOf(mention));
  }

  /**
   * Returns where the brackets of a macro close. An escaped bracket closes one that stands in the
   * brackets of another, since it does not close that.
   *
   * @param before what comes before the macro, with marks for other macros
   * @return the bracket, or its escape; -1 if there is none
   */
  private static int closing(String text, int start, boolean html, StringBuilder before) {
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ']') {
        return at;
      }
      if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == ']') {
        if (isInMacro(before)) {
          return at;
        }
        at++;
      } else if (html && (c == '<' || c == '>' || c == '"')) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isInMacro(StringBuilder before) {
    for (int at = before.length() - 1; at >= 0; at--) {
      boolean escaped = at > 0 && before.charAt(at - 1) == '\\';
      if (before.charAt(at) == ']' && !escaped) {
        return false;
      }
      if (before.charAt(at) == '[' && OPEN.matcher(before.substring(0, at)).find()) {
        return true;
      }
    }
    return false;
  }
}
