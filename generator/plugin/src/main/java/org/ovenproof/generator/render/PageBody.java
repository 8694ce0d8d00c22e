package org.ovenproof.generator.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ovenproof.generator.output.CellPlaces;
import org.ovenproof.generator.output.ExpectedError;
import org.ovenproof.generator.output.OutputHtml;
import org.ovenproof.generator.output.Pictures;
import org.ovenproof.generator.output.ShownParts;
import org.ovenproof.generator.output.ShownValues;
import org.ovenproof.generator.page.Html;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.ClaimCheck;
import org.ovenproof.generator.report.Columns;
import org.ovenproof.generator.report.Failures;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** The body of a page with its figures, values and checked sentences. */
final class PageBody {

  private final Page page;
  private final Map<String, String> words;
  private final Pictures pictures;
  private final boolean proofs;

  /**
   * Writes for a page.
   *
   * @param words those of its language
   * @param pictures where picture files go
   * @param proofs whether another page tells how its results were made
   */
  PageBody(Page page, Map<String, String> words, Pictures pictures, boolean proofs) {
    this.proofs = proofs;
    this.page = page;
    this.words = words;
    this.pictures = pictures;
  }

  /**
   * Returns the HTML.
   *
   * @param executions what became of each snippet of the page
   * @param problems what is wrong with each, shown in the place of its output
   */
  String html(Function<Snippet, Execution> executions, Function<Snippet, List<Problem>> problems) {
    List<String> openings = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    List<ClaimCheck> checks = ClaimCheck.of(page, executions);
    CheckedSentences sentences = new CheckedSentences(page, words);
    ShownValues values =
        new ShownValues(
            page, executions, checks.stream().map(ClaimCheck::status).toList(), sentences.lookUp());
    for (Snippet snippet : page.snippets()) {
      List<Problem> wrong = problems.apply(snippet);
      String output = output(snippet, executions.apply(snippet), wrong, values);
      boolean visible = snippet.options().echo() || !output.isEmpty();
      openings.add(visible ? opening(snippet, snippet.options().eval() && wrong.isEmpty()) : "");
      outputs.add(output);
      if (visible) {
        anchors.add(snippet.id());
      }
    }
    String body = body(values, openings, outputs, anchors);
    return body + sentences.html(checks, executions, values.written());
  }

  private String body(
      ShownValues values, List<String> openings, List<String> outputs, Set<String> anchors) {
    return values.html(
        page.html(),
        anchors,
        mark ->
            switch (mark.kind()) {
              case BEFORE -> openings.get(mark.index());
              case AFTER ->
                  openings.get(mark.index()).isEmpty()
                      ? ""
                      : outputs.get(mark.index())
                          + closing(
                              values.html(
                                  page.blocks().get(mark.index()).caption(), anchors, other -> ""));
              default -> "";
            });
  }

  /**
   * Returns the HTML with what is wrong with the page above it, and with each snippet in its place.
   */
  String withProblems(
      Function<Snippet, Execution> executions, Function<Snippet, List<Problem>> problems) {
    StringBuilder html = new StringBuilder();
    if (page.draft()) {
      html.append("<p class=\"draft-mark\" role=\"note\">%s</p>\n".formatted(draftMark()));
    }
    page.problems().forEach(problem -> html.append(failure(problem)));
    return html.append(html(executions, problems)).toString();
  }

  private static String opening(Snippet snippet, boolean proven) {
    return "<figure class=\"snippet\" id=\"%s\" data-status=\"%s\">\n"
        .formatted(Html.escape(snippet.id()), proven ? "ran" : "unproven");
  }

  private static String closing(String caption) {
    return (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>\n") + "</figure>";
  }

  private String output(
      Snippet snippet, Execution execution, List<Problem> problems, ShownValues values) {
    if (!problems.isEmpty()) {
      StringBuilder html = new StringBuilder("<div class=\"snippet-output\">\n");
      problems.forEach(problem -> html.append(failure(problem)));
      return html.append("</div>\n").toString();
    }
    if (execution == null) {
      return "";
    }
    Options options = snippet.options();
    StringBuilder html = new StringBuilder();
    if (execution.outcome() instanceof Outcome.Skipped skipped && !skipped.failedId().isEmpty()) {
      return "<p class=\"output-skipped\">%s</p>\n"
          .formatted(Html.escape(Failures.needs(skipped.failedId())));
    }
    if (!options.eval()) {
      html.append("<p class=\"output-skipped\">%s</p>\n".formatted(word("output.skipped")));
    }
    if (options.output()) {
      OutputHtml writer =
          new OutputHtml(pictures, page.root(), values.text(options.alt().orElse("")));
      CellPlaces places = CellPlaces.of(page.snippets(), snippet);
      for (ShownParts.Part part : ShownParts.of(execution.outcome(), options.stderr(), places)) {
        html.append(
            part instanceof ShownParts.Printed printed
                ? printed.html(word("output.stderr"))
                : writer.of(((ShownParts.Value) part).output()));
      }
      html.append(expectedError(execution.outcome(), snippet));
    }
    if (html.isEmpty()) {
      return "";
    }
    String label = word(options.echo() ? "output.computed" : "output.computed.alone");
    return "<div class=\"snippet-output\" role=\"group\" aria-label=\"%s\">\n%s%s</div>\n"
        .formatted(label, html, proof(snippet));
  }

  /** Returns a link to how a result was made. */
  private String proof(Snippet snippet) {
    return proofs && snippet.options().eval()
        ? "<p class=\"output-proof\"><a href=\"%s#%s\" aria-label=\"%s: %s\">%s</a></p>\n"
            .formatted(
                ProofPage.href(page),
                Html.escape(snippet.id()),
                word("proof.made"),
                Html.escape(snippet.id()),
                word("proof.made"))
        : "";
  }

  private static String expectedError(Outcome outcome, Snippet snippet) {
    StringBuilder text = new StringBuilder();
    if (outcome instanceof Outcome.Rejected rejected) {
      for (Outcome.CompileError error : rejected.errors()) {
        text.append(markedError(snippet.code(), error)).append('\n');
      }
    } else {
      text.append(ExpectedError.of(outcome).text());
    }
    return text.isEmpty()
        ? ""
        : OutputHtml.pre("output-error", text.toString().stripTrailing(), " role=\"note\"");
  }

  private static String markedError(String code, Outcome.CompileError error) {
    int start = Math.min(error.start(), code.length());
    int lineStart = code.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    int lineEnd = code.indexOf('\n', start);
    String line = code.substring(lineStart, lineEnd < 0 ? code.length() : lineEnd);
    int end = Math.min(error.end(), lineStart + line.length());
    return Columns.marked(line, start - lineStart, end - lineStart) + "\n" + error.message();
  }

  /** Returns problems as a page shows them. */
  static String failures(List<Problem> problems) {
    StringBuilder html = new StringBuilder();
    problems.forEach(problem -> html.append(failure(problem)));
    return html.toString();
  }

  private static String failure(Problem problem) {
    String marked = problem.marked();
    String detail = String.join("\n", problem.detail());
    String code = marked + (marked.isEmpty() || detail.isEmpty() ? "" : "\n") + detail;
    return """
        <div class="%s">
        <p class="where">%s</p>
        <p class="message">%s</p>
        %s<p class="cure">%s</p>
        </div>
        """
        .formatted(
            problem.isError()
                ? "output-failure\" role=\"alert"
                : "output-failure output-warning\" role=\"status",
            Html.escape(problem.at().toString()),
            Html.escape((problem.isError() ? "" : "warning: ") + problem.message()),
            code.isEmpty() ? "" : "<pre>\n" + Html.escape(code) + "</pre>\n",
            Html.escape(problem.cure()));
  }

  /** Returns the words of the mark; a site that has none for it has ours. */
  private String draftMark() {
    String ours =
        page.language().equals("ko")
            ? "초안: 사이트는 이 페이지 없이 발행됩니다."
            : "Draft: the site is published without this page.";
    return Html.escape(words.getOrDefault("draft.mark", ours));
  }

  private String word(String key) {
    return Html.escape(words.getOrDefault(key, key));
  }
}
