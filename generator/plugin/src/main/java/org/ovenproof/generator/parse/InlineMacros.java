package org.ovenproof.generator.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.page.Claim;
import org.ovenproof.generator.page.ClaimContent;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.Mention;
import org.ovenproof.generator.page.ValueFormat;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Takes {@code value:accuracy[]} and {@code claim:habits[least,"paints circles least"]} out of the
 * text of a page, and leaves a mark where a value or a claim is to stand. Works for one page at a
 * time.
 *
 * <p>Asciidoctor forgets where in the source a piece of text is from, and replaces no macros in
 * attributes. So every macro gets a mark with its place as its line is read ({@code
 * inline_macros.rb} asks for it), and keeps it wherever the text goes. Where Asciidoctor replaces
 * macros, and in all that has come out in the end, macros with such a mark are taken. In code and
 * passthroughs they lose the mark, and are text.
 *
 * <p>The text of a claim is handed back to Asciidoctor by itself, so that no comma, quote or
 * bracket in it means anything to what the claim stands in.
 */
final class InlineMacros implements BinaryOperator<String> {

  private static final String NAMES = Mention.MACRO + "|" + Claim.MACRO;

  /** What a line of the source has, as Asciidoctor has it of any macro. */
  private static final Pattern MACRO =
      Pattern.compile("(?<![A-Za-z0-9_])((" + NAMES + "):[^\\s\\[\\]]+)\\[");

  /** The beginning of a macro whose brackets are open. */
  private static final Pattern OPEN = Pattern.compile("[\\p{Alnum}_]:[^\\s\\[\\]]*$");

  private static final Pattern ATTRIBUTE = Pattern.compile("\\{[^{}\\s]+\\}");

  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][^\\s/>]*)[^>]*?(/?)>");

  /** The elements of inline HTML that have no end. */
  private static final List<String> VOID = List.of("br", "img", "wbr");

  private final Includes includes;
  private final List<Place> places = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Said> claims = new ArrayList<>();

  /** The claims whose texts Asciidoctor has not asked for yet, and those that it converts now. */
  private final Deque<Said> waiting = new ArrayDeque<>();

  private final Deque<Said> converting = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private String page = "";
  private Marks marks;
  private Pattern taken;
  private Pattern marked;

  /** Asks for the lines of files as they are before includes. */
  InlineMacros(Includes includes) {
    this.includes = includes;
  }

  /** What a text is in which macros are looked for. */
  private enum Form {
    /** Asciidoctor is about to convert it, and converts the texts of claims then. */
    SOURCE,
    HTML,
    /** Neither: what stands in it is shown as it is. */
    PLAIN
  }

  /** Where a macro stands, and which one it is. */
  private record Place(Location at, String macro) {}

  /** A claim as it is written, and its text as HTML when that is known. */
  private static final class Said {

    private final Claim written;
    private String html;

    private Said(Claim written) {
      this.written = written;
    }
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
    marks = Marks.of(newPage);
    String source = marks.pattern(Marks.Kind.SOURCE);
    taken = Pattern.compile("(\\\\?)(" + NAMES + "):([^\\s\\[\\]]*?)" + source + "\\[");
    marked = Pattern.compile(source);
    places.clear();
    mentions.clear();
    claims.clear();
    waiting.clear();
    converting.clear();
    problems.clear();
  }

  /** Returns what the page says of its snippets, by the numbers of the marks. */
  List<Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** Returns what the page claims of its snippets, by the numbers of the marks. */
  List<Claim> claims() {
    return claims.stream()
        .map(
            said ->
                new Claim(
                    said.written.at(),
                    said.written.snippetId(),
                    said.written.field(),
                    literal(Html.plain(said.html))))
        .toList();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Does for Asciidoctor what its extension asks for, by the name of one of the methods. */
  @Override
  public String apply(String request, String text) {
    return switch (request) {
      case "text" -> take(text, Form.SOURCE);
      case "html" -> take(text, Form.HTML);
      case "claim" -> nextClaim();
      case "claimed" -> converted(text);
      case "literal" -> literal(text);
      case "condition" -> refuseInCondition(text);
      case "id" -> forId(text);
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
              Location at = new Location(source.path(), source.line(), column);
              places.add(new Place(at, found.group(2)));
              return Matcher.quoteReplacement(
                  found.group(1) + marks.of(Marks.Kind.SOURCE, places.size() - 1) + "[");
            });
  }

  /** Returns the text of the next claim that is to be converted; nothing if none is. */
  private String nextClaim() {
    Said next = waiting.poll();
    if (next == null) {
      return "";
    }
    converting.push(next);
    return next.written.text();
  }

  private String converted(String html) {
    converting.pop().html = html;
    return html;
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
    return marks.replace(
        told(take(text, Form.PLAIN)),
        mark ->
            mark.kind() == Marks.Kind.CLAIM
                ? Html.plain(claims.get(mark.index()).html)
                : marks.of(mark.kind(), mark.index()));
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
    String decoded = Marks.decoded(html);
    return Marks.mayBeIn(decoded)
        ? new MarkedHtml(marks, inLink, claim -> claims.get(claim).html, this::refuse)
            .fitted(told(take(decoded, Form.HTML)))
        : html;
  }

  private void refuse(Marks.Mark mark, String attribute) {
    if (mark.kind() == Marks.Kind.CLAIM) {
      Claim claim = claims.get(mark.index()).written;
      problems.add(Problems.macroInAddress(claim.at(), claim.toString(), Claim.MACRO, attribute));
    } else {
      Mention mention = mentions.get(mark.index());
      problems.add(
          Problems.macroInAddress(mention.at(), mention.toString(), Mention.MACRO, attribute));
    }
  }

  /** Tells of what looks like a macro and is none, and returns the text with it. */
  private String told(String text) {
    Matcher found = marked.matcher(text);
    while (found.find()) {
      Place place = places.get(Marks.index(found.group(1)));
      problems.add(
          place.macro().equals(Claim.MACRO)
              ? Problems.claimCutOff(place.at())
              : Problems.valueCutOff(place.at()));
    }
    return literal(text);
  }

  private String refuseInCondition(String expression) {
    Matcher found = marked.matcher(expression);
    while (found.find()) {
      Place place = places.get(Marks.index(found.group(1)));
      problems.add(
          place.macro().equals(Claim.MACRO)
              ? Problems.claimInCondition(place.at())
              : Problems.valueInCondition(place.at()));
    }
    return literal(expression);
  }

  /** An id is the same whatever the value, and has the words of a claim. */
  private String forId(String title) {
    String words =
        marks.replace(
            title,
            mark ->
                mark.kind() == Marks.Kind.CLAIM
                    ? marks.replace(Html.plain(claims.get(mark.index()).html), value -> "")
                    : "");
    return words.codePoints().anyMatch(Character::isLetterOrDigit) ? words : Mention.MACRO;
  }

  /** Replaces the macros of a text; those whose attributes are not replaced yet come later. */
  private String take(String text, Form form) {
    StringBuilder out = new StringBuilder();
    Matcher found = taken.matcher(text);
    int from = 0;
    while (found.find(from)) {
      out.append(text, from, found.start());
      if (!found.group(1).isEmpty()) {
        out.append(found.group(2)).append(':').append(found.group(3)).append('[');
        from = found.end();
      } else if (found.group(2).equals(Claim.MACRO)) {
        from = takeClaim(text, found, form, out);
      } else {
        from = takeValue(text, found, form, out);
      }
    }
    return from == 0 ? text : out.append(text, from, text.length()).toString();
  }

  /** Appends what takes the place of a value, and returns where what is behind it begins. */
  private int takeValue(String text, Matcher found, Form form, StringBuilder out) {
    boolean html = form == Form.HTML;
    int close = closing(text, found.end(), html, out);
    if (close < 0) {
      out.append(found.group());
      return found.end();
    }
    String macro = text.substring(found.start(), close);
    boolean early = !html && ATTRIBUTE.matcher(macro).find();
    if (early) {
      out.append(macro);
      return close;
    }
    out.append(mention(found, text.substring(found.end(), close), html));
    return close + (text.charAt(close) == '\\' ? 2 : 1);
  }

  /** Appends what takes the place of a claim, and returns where what is behind it begins. */
  private int takeClaim(String text, Matcher found, Form form, StringBuilder out) {
    Optional<ClaimContent> content =
        ClaimContent.of(text, found.end(), isInMacro(out))
            .filter(each -> form != Form.HTML || isWhole(each, text, found.start()));
    if (content.isEmpty()) {
      out.append(found.group());
      return found.end();
    }
    int close = content.get().end();
    String reference = found.group(3) + content.get().field();
    if (form != Form.HTML && ATTRIBUTE.matcher(reference).find()) {
      out.append(text, found.start(), close);
      return close;
    }
    Location at = places.get(Marks.index(found.group(4))).at();
    if (!converting.isEmpty()) {
      problems.add(Problems.claimInClaim(at));
      out.append(content.get().text());
    } else {
      out.append(claim(at, found.group(3), content.get(), form));
    }
    return close + (text.charAt(close) == '\\' ? 2 : 1);
  }

  private String claim(Location at, String id, ClaimContent content, Form form) {
    boolean html = form == Form.HTML;
    Claim written =
        new Claim(
            at,
            Names.nfc(html ? Html.plain(id) : id),
            html ? Html.plain(content.field()) : content.field().replaceAll("\\s+", " "),
            content.text());
    for (int index = 0; index < claims.size(); index++) {
      if (claims.get(index).written.equals(written)) {
        return marks.of(Marks.Kind.CLAIM, index);
      }
    }
    Said said = new Said(written);
    // Until Asciidoctor has converted it, which it does at once where it can.
    said.html = html ? content.text() : Html.escape(content.text());
    claims.add(said);
    if (content.text().isBlank()) {
      problems.add(Problems.claimWithoutText(at, written.toString(), written.snippetId()));
    } else if (form == Form.SOURCE) {
      waiting.add(said);
    }
    return marks.of(Marks.Kind.CLAIM, claims.size() - 1);
  }

  /** Whether a claim in HTML begins and ends in one attribute, or in one element. */
  private static boolean isWhole(ClaimContent claim, String html, int start) {
    boolean inTag = html.lastIndexOf('<', start) > html.lastIndexOf('>', start);
    return inTag ? html.substring(start, claim.end()).indexOf('"') < 0 : isWhole(claim.text());
  }

  /** Whether every element of a piece of HTML begins and ends in it. */
  private static boolean isWhole(String html) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      String name = tag.group(2);
      if (!tag.group(1).isEmpty()) {
        if (!name.equals(open.poll())) {
          return false;
        }
      } else if (tag.group(3).isEmpty() && !VOID.contains(name)) {
        open.push(name);
      }
    }
    return open.isEmpty();
  }

  private String mention(Matcher found, String content, boolean html) {
    String id = Names.nfc(html ? Html.plain(found.group(3)) : found.group(3));
    String plain = html ? Html.plain(content) : content.replaceAll("\\s+", " ");
    Mention mention =
        Mention.of(places.get(Marks.index(found.group(4))).at(), id, plain.replace("\\]", "]"));
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
