package org.ovenproof.generator.site;

import java.util.Set;
import java.util.function.Function;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/** The values that the texts of a page have, as they are now. */
final class ShownValues {

  /** Stands for a value that is not there. */
  private static final String MISSING = "…";

  private final Page page;
  private final Function<Snippet, Execution> executions;
  private final Marks marks;

  /**
   * Shows the values of a page.
   *
   * @param executions what became of its snippets
   */
  ShownValues(Page page, Function<Snippet, Execution> executions) {
    this.page = page;
    this.executions = executions;
    this.marks = Marks.of(page.path());
  }

  /** Returns a text that is no HTML with the values in it. */
  String text(String marked) {
    return marks.replace(marked, mark -> text(mark.index()));
  }

  /**
   * Returns HTML with the values in it.
   *
   * @param anchors the snippets that can be led to
   * @param others returns what stands for other marks
   */
  String html(String marked, Set<String> anchors, Function<Marks.Mark, String> others) {
    return marks.replace(
        marked,
        mark ->
            switch (mark.kind()) {
              case VALUE -> linked(mark.index(), anchors);
              case UNLINKED -> element("span", "", mark.index());
              case PLAIN -> Html.escape(text(mark.index()));
              default -> others.apply(mark);
            });
  }

  /** Returns HTML that is to stand in a link with the values in it. */
  String html(String marked) {
    return html(marked, Set.of(), mark -> "");
  }

  /** Returns a value which leads to the code that made it, where that is shown. */
  private String linked(int index, Set<String> anchors) {
    String id = page.mentions().get(index).snippetId();
    return anchors.contains(id)
        ? element("a", " href=\"#" + Html.escape(id) + "\"", index)
        : element("span", "", index);
  }

  private String element(String name, String attributes, int index) {
    return "<%s class=\"value\"%s>%s</%1$s>".formatted(name, attributes, Html.escape(text(index)));
  }

  private String text(int index) {
    Mention mention = page.mentions().get(index);
    return page.snippets().stream()
        .filter(snippet -> snippet.id().equals(mention.snippetId()))
        .findFirst()
        .map(executions)
        .flatMap(execution -> InlineValue.of(execution, mention.field()))
        .flatMap(value -> new ValueFormat(page.language(), mention.pattern()).text(value))
        .orElse(MISSING);
  }
}
