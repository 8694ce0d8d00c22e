package org.ovenproof.generator.output;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ovenproof.generator.page.Claim;
import org.ovenproof.generator.page.ClaimStatus;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Marks;
import org.ovenproof.generator.page.Mention;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.ValueFormat;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/** The values and claims that the texts of a page have, as they are now. */
public final class ShownValues {

  /** Stands for a value that is not there. */
  private static final String MISSING = "…";

  private final Page page;
  private final Function<Snippet, Execution> executions;
  private final Marks marks;
  private final List<ClaimStatus> claims;
  private final String lookUp;

  /** The claims whose texts have been written, each of which can be led to. */
  private final Set<Integer> written = new LinkedHashSet<>();

  /**
   * Shows the values of a page.
   *
   * @param executions what became of its snippets
   */
  public ShownValues(Page page, Function<Snippet, Execution> executions) {
    this(page, executions, List.of(), "");
  }

  /**
   * Does the same, and marks the claims in running text.
   *
   * @param claims whether they are true, by the numbers of their marks
   * @param lookUp what a link is called that leads to how a claim is checked
   */
  public ShownValues(
      Page page, Function<Snippet, Execution> executions, List<ClaimStatus> claims, String lookUp) {
    this.page = page;
    this.executions = executions;
    this.marks = Marks.of(page.path());
    this.claims = claims;
    this.lookUp = lookUp;
  }

  /** Returns a text that is no HTML with the values in it. */
  public String text(String marked) {
    return marks.replace(
        marked,
        mark ->
            switch (mark.kind()) {
              case VALUE, UNLINKED, PLAIN -> text(mark.index());
              default -> "";
            });
  }

  /** Returns the claims in what has been written, to which links can lead, in their order there. */
  public Set<Integer> written() {
    return Collections.unmodifiableSet(written);
  }

  /**
   * Returns HTML with the values in it.
   *
   * @param anchors the snippets that can be led to
   * @param others returns what stands for other marks
   */
  public String html(String marked, Set<String> anchors, Function<Marks.Mark, String> others) {
    return marks.replace(
        marked,
        mark ->
            switch (mark.kind()) {
              case VALUE -> linked(mark.index(), anchors);
              case UNLINKED -> element("span", "", mark.index());
              case PLAIN -> Html.escape(text(mark.index()));
              case CLAIM_BEGINS, LINKED_CLAIM_BEGINS -> claimBegins(mark.index());
              case LINKED_CLAIM_ENDS -> claims.isEmpty() ? "" : "</span>";
              case CLAIM_ENDS -> claimEnds(mark.index());
              default -> others.apply(mark);
            });
  }

  /** Returns HTML that is to stand in a link with the values in it. */
  public String html(String marked) {
    return html(marked, Set.of(), mark -> "");
  }

  private String claimBegins(int index) {
    if (claims.isEmpty()) {
      return "";
    }
    String anchor = written.add(index) ? " id=\"%s\"".formatted(Claim.idInText(index)) : "";
    return "<span class=\"claim\"%s data-status=\"%s\">".formatted(anchor, status(index));
  }

  private String claimEnds(int index) {
    return claims.isEmpty()
        ? ""
        : "</span><a class=\"claim-check\" data-status=\"%s\" href=\"#%s\" aria-label=\"%s\"></a>"
            .formatted(status(index), Claim.idInList(index), Html.escape(lookUp));
  }

  private String status(int index) {
    return claims.get(index).toString();
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
