package org.ovenproof.generator.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ovenproof.generator.output.InlineValue;
import org.ovenproof.generator.page.Mention;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.page.ValueFormat;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/** Checks that every value that pages ask for is there. */
final class ValueChecks {

  private ValueChecks() {}

  /**
   * Returns a problem for each value that is not.
   *
   * @param executions what became of each snippet, by its name in each page
   */
  static List<Problem> problems(List<Page> pages, Map<String, Execution> executions) {
    List<Problem> problems = new ArrayList<>();
    for (Page page : pages) {
      for (Mention mention : page.mentions()) {
        problem(page, mention, executions).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> problem(
      Page page, Mention mention, Map<String, Execution> executions) {
    String id = mention.snippetId();
    Optional<Snippet> snippet =
        page.snippets().stream().filter(each -> each.id().equals(id)).findFirst();
    if (snippet.isEmpty()) {
      List<String> ids = page.snippets().stream().map(Snippet::id).toList();
      return Optional.of(Problems.unknownValue(mention.at(), mention.toString(), id, ids));
    }
    Execution execution = executions.get(ProvenSnippets.name(snippet.get()));
    if (!execution.isDone()) {
      return Optional.empty();
    }
    Optional<Object> value = InlineValue.of(execution, mention.field());
    if (value.isEmpty()) {
      return Optional.of(
          Problems.valueNotInline(
              mention.at(),
              mention.toString(),
              id,
              mention.field(),
              InlineValue.fields(execution)));
    }
    return new ValueFormat(page.language(), mention.pattern()).text(value.get()).isPresent()
        ? Optional.empty()
        : Optional.of(Problems.valueIsNoNumber(mention.at(), mention.toString(), id));
  }
}
