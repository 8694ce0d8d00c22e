package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
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
import org.ovenproof.generator.snippet.SourceLine;

/** Checks that every value that prose asks for is there. */
final class ValueChecks {

  private final Path project;

  ValueChecks(Path project) {
    this.project = project;
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
        Execution execution = executions.get(Proof.name(snippet.get()));
        if (execution.isDone() && InlineValue.of(execution, reference.field()).isEmpty()) {
          problems.add(Problems.valueNotInline(locate(page, reference), "" + reference, id));
        }
      }
    }
    return problems;
  }

  /** Asciidoctor gives no line for what stands in a sentence, so the page is searched for it. */
  private Location locate(Page page, ValueMacro.Reference reference) {
    List<Path> files = new ArrayList<>(List.of(project.resolve(page.path())));
    files.addAll(page.includes());
    String start = ValueMacro.NAME + ":" + reference.snippetId() + "[";
    for (Path file : files) {
      try {
        List<String> lines = Files.readString(file).lines().toList();
        for (int index = 0; index < lines.size(); index++) {
          int column = lines.get(index).indexOf(start);
          if (column >= 0) {
            String path = SourceLine.path(project, file);
            return new Location(path, index + 1, column + 1);
          }
        }
      } catch (IOException unreadable) {
        // Then it is not found there.
      }
    }
    return new Location(page.path(), 1, 1);
  }
}
