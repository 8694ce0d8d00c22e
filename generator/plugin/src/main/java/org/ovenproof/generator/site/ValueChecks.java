package org.ovenproof.generator.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Snippet;

/** Checks that every value that prose asks for is there. */
final class ValueChecks {

  private final Mentions mentions;

  ValueChecks(Path project) {
    this.mentions = new Mentions(project);
  }

  /**
   * Returns a problem for each value that is not.
   *
   * @param executions what became of each snippet, by its name in each page
   */
  List<Problem> problems(List<Page> pages, Map<String, Execution> executions) {
    List<Problem> problems = new ArrayList<>();
    for (Page page : pages) {
      for (ValueMacro.Reference reference : page.values()) {
        String id = reference.snippetId();
        Optional<Snippet> snippet =
            page.snippets().stream().filter(each -> each.id().equals(id)).findFirst();
        if (snippet.isEmpty()) {
          List<String> ids = page.snippets().stream().map(Snippet::id).toList();
          problems.add(Problems.unknownValue(locate(page, reference), "" + reference, id, ids));
          continue;
        }
        Execution execution = executions.get(ProvenSnippets.name(snippet.get()));
        if (execution.isDone() && InlineValue.of(execution, reference.field()).isEmpty()) {
          problems.add(Problems.valueNotInline(locate(page, reference), "" + reference, id));
        }
      }
    }
    return problems;
  }

  private Location locate(Page page, ValueMacro.Reference reference) {
    return mentions.of(page, List.of(ValueMacro.NAME + ":" + reference.snippetId() + "["));
  }
}
