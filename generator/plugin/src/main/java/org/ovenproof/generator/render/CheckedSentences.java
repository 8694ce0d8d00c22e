package org.ovenproof.generator.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ovenproof.generator.output.InlineValue;
import org.ovenproof.generator.output.OutputHtml;
import org.ovenproof.generator.page.Claim;
import org.ovenproof.generator.page.ClaimStatus;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ClaimCheck;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/**
 * The list at the foot of a page of the sentences that its snippets check: by the snippet, what is
 * claimed of it, what it found, and its code. Scripts show a part of it beside a sentence.
 */
final class CheckedSentences {

  /** More than a reader would look through for one sentence. */
  private static final int MOST_VALUES = 40;

  private final Page page;
  private final Map<String, String> words;

  /**
   * Writes for a page.
   *
   * @param words those of its language
   */
  CheckedSentences(Page page, Map<String, String> words) {
    this.page = page;
    this.words = words;
  }

  /** Returns what a link is called that leads from a sentence to the list. */
  String lookUp() {
    return words.getOrDefault("claims.look", "claims.look");
  }

  /**
   * Returns the list as HTML; nothing if nothing is claimed.
   *
   * @param checks the claims of the page, by their numbers
   * @param written those to which a link can lead, in the order of the page
   */
  String html(
      List<ClaimCheck> checks, Function<Snippet, Execution> executions, Set<Integer> written) {
    if (checks.isEmpty()) {
      return "";
    }
    Map<String, List<Integer>> bySnippet = new LinkedHashMap<>();
    Set<Integer> inOrder = new LinkedHashSet<>(written);
    IntStream.range(0, checks.size()).forEach(inOrder::add);
    for (int index : inOrder) {
      bySnippet
          .computeIfAbsent(checks.get(index).claim().snippetId(), id -> new ArrayList<>())
          .add(index);
    }
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <section class="checks" aria-labelledby="_checks">
        <h2 id="_checks">%s</h2>
        <p class="checks-about">%s</p>
        """
            .formatted(word("claims.title"), word("claims.about")));
    bySnippet.forEach(
        (id, claims) -> {
          html.append("<div class=\"check\">\n<ul role=\"list\">\n");
          claims.forEach(
              index -> html.append(sentence(checks.get(index), index, written.contains(index))));
          html.append("</ul>\n");
          page.snippets().stream()
              .filter(snippet -> snippet.id().equals(id))
              .findFirst()
              .ifPresent(
                  snippet -> html.append(found(executions.apply(snippet))).append(code(snippet)));
          html.append("</div>\n");
        });
    return html.append("</section>\n").toString();
  }

  private String sentence(ClaimCheck check, int index, boolean isWritten) {
    String text = Html.escape(check.claim().text());
    String field = check.claim().field();
    return "<li id=\"%s\" class=\"check-sentence\" data-status=\"%s\" data-field=\"%s\">%s%s%s</li>\n"
        .formatted(
            Claim.idInList(index),
            check.status().name().toLowerCase(Locale.ROOT),
            Html.escape(field),
            check.status() == ClaimStatus.HOLDS
                ? ""
                : "<strong>%s:</strong> "
                    .formatted(
                        word(
                            check.status() == ClaimStatus.FALSE
                                ? "claims.false"
                                : "claims.unproven")),
            isWritten ? "<a href=\"#%s\">%s</a>".formatted(Claim.idInText(index), text) : text,
            field.isEmpty() ? "" : " <code>%s</code>".formatted(Html.escape(field)));
  }

  private String found(Execution execution) {
    if (execution == null || !execution.isDone()) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    InlineValue.entries(execution).entrySet().stream()
        .limit(MOST_VALUES)
        .forEach(
            entry ->
                html.append(
                    "<div><dt>%s</dt><dd>%s</dd></div>\n"
                        .formatted(
                            entry.getKey().isEmpty()
                                ? word("claims.found")
                                : Html.escape(entry.getKey()),
                            Html.escape(OutputHtml.cell(entry.getValue())))));
    return html.isEmpty()
        ? ""
        : "<dl class=\"check-found\" aria-label=\"%s\">\n%s</dl>\n"
            .formatted(word("claims.found"), html);
  }

  private String code(Snippet snippet) {
    return snippet.options().echo()
        ? "<p class=\"check-code\"><a href=\"#%s\">%s</a></p>\n"
            .formatted(Html.escape(snippet.id()), word("claims.code.shown"))
        : """
          <details class="check-code">
          <summary>%s</summary>
          <div class="listingblock"><div class="content"><pre class="rouge highlight"><code data-lang="java">%s</code></pre></div></div>
          </details>
          """
            .formatted(word("claims.code"), Html.escape(snippet.code().stripTrailing()));
  }

  private String word(String key) {
    return Html.escape(words.getOrDefault(key, key));
  }
}
