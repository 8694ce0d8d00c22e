package org.ovenproof.generator.takehome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.OwnAddresses;
import org.ovenproof.generator.page.Page;

/**
 * A session of a page with the headings between its snippets.
 *
 * @param page the page
 * @param values those in its texts
 * @param name the session's name, empty for the page's own
 * @param number from 1, for the page's own or the first if it has none
 * @param cells its snippets in order
 */
record TakeHomeSession(Page page, ShownValues values, String name, int number, List<Cell> cells) {

  private static final List<String> HEADINGS = List.of("h2", "h3", "h4", "h5", "h6");

  /** Returns the sessions of a page, its own first; none if it has no snippets. */
  static List<TakeHomeSession> of(Page page, ShownValues values) {
    Map<String, List<Cell>> byName = new LinkedHashMap<>();
    byName.put("", new ArrayList<>());
    Map<Integer, List<Heading>> headings = headings(page, values);
    for (int index = 0; index < page.blocks().size(); index++) {
      Page.SnippetBlock block = page.blocks().get(index);
      byName
          .computeIfAbsent(block.snippet().session(), key -> new ArrayList<>())
          .add(
              new Cell(
                  block,
                  values.text(Html.plain(block.caption())),
                  headings.getOrDefault(index, List.of())));
    }
    byName.values().removeIf(List::isEmpty);
    List<TakeHomeSession> sessions = new ArrayList<>();
    byName.forEach(
        (name, cells) ->
            sessions.add(new TakeHomeSession(page, values, name, sessions.size() + 1, cells)));
    return sessions;
  }

  /** Returns the title of the page. */
  String title() {
    return values.text(page.title());
  }

  /** Returns where a file of the session is published, from the site's folder on. */
  String address(String extension) {
    return OwnAddresses.takenHome(page, number, extension);
  }

  /** Returns the headings that stand between a snippet and the one before it. */
  private static Map<Integer, List<Heading>> headings(Page page, ShownValues values) {
    Map<Integer, List<Heading>> headings = new LinkedHashMap<>();
    List<Heading> waiting = new ArrayList<>();
    Pattern snippet = Pattern.compile(Marks.of(page.path()).pattern(Marks.Kind.BEFORE));
    NodeVisitor visitor =
        (node, depth) -> {
          if (node instanceof Element element && HEADINGS.contains(element.normalName())) {
            int level = HEADINGS.indexOf(element.normalName()) + 2;
            waiting.add(new Heading(level, values.text(element.text())));
          } else if (node instanceof TextNode text) {
            Matcher found = snippet.matcher(text.getWholeText());
            while (found.find()) {
              headings.put(Marks.index(found.group(1)), List.copyOf(waiting));
              waiting.clear();
            }
          }
        };
    Jsoup.parseBodyFragment(page.html()).traverse(visitor);
    return headings;
  }

  /**
   * A snippet with what the page says around it.
   *
   * @param block the snippet
   * @param caption its caption as plain text, empty if it has none
   * @param headings those between it and the snippet before it in the page
   */
  record Cell(Page.SnippetBlock block, String caption, List<Heading> headings) {}

  /**
   * A heading of the page.
   *
   * @param level from 2, as in HTML
   * @param text as plain text
   */
  record Heading(int level, String text) {}
}
