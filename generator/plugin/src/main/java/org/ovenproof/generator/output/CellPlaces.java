package org.ovenproof.generator.output;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/** Puts the line of the page where a printed stack trace names the line of a cell. */
public final class CellPlaces implements UnaryOperator<String> {

  private static final Pattern FRAME =
      Pattern.compile("(?m)^(\\t+at [^\\n(]*)\\(#(\\d{1,6}):(\\d{1,9})\\)");

  private final List<Snippet> session;

  private CellPlaces(List<Snippet> session) {
    this.session = session;
  }

  /** Returns what does so for the session of a snippet of a page. */
  public static CellPlaces of(List<Snippet> page, Snippet snippet) {
    return new CellPlaces(
        page.stream().filter(each -> each.session().equals(snippet.session())).toList());
  }

  @Override
  public String apply(String text) {
    return text.contains("(#") ? FRAME.matcher(text).replaceAll(this::frame) : text;
  }

  private String frame(MatchResult found) {
    int cell = Integer.parseInt(found.group(2));
    if (cell < 1 || cell > session.size()) {
      return Matcher.quoteReplacement(found.group());
    }
    SourceLine line = session.get(cell - 1).sourceOf(Integer.parseInt(found.group(3))).source();
    String file = line.path().substring(line.path().lastIndexOf('/') + 1);
    return Matcher.quoteReplacement(found.group(1) + "(" + file + ":" + line.line() + ")");
  }
}
