package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/** What all pages say that their snippets show. */
final class Expectations {

  private final Map<String, ExpectedOutput> bySnippet = new LinkedHashMap<>();

  Expectations(List<Page> pages) {
    for (Page page : pages) {
      for (Page.SnippetBlock block : page.blocks()) {
        block
            .expected()
            .ifPresent(expected -> bySnippet.put(Proof.name(block.snippet()), expected));
      }
    }
  }

  /** Returns what is wrong with what a snippet shows; nothing of one that failed otherwise. */
  List<Problem> problems(Snippet snippet, Execution execution) {
    ExpectedOutput expected = bySnippet.get(Proof.name(snippet));
    if (expected == null || !execution.isDone()) {
      return List.of();
    }
    List<String> actual = OutputText.of(execution.outcome());
    return expected.matches(actual)
        ? List.of()
        : List.of(
            Problems.unexpectedOutput(expected.place(), snippet.id(), expected.difference(actual)));
  }

  /**
   * Writes what snippets show now into the pages that say otherwise.
   *
   * @param executions what became of each snippet, by its name in each page
   * @return how many blocks were rewritten
   */
  int write(Path project, Map<String, Execution> executions) throws IOException {
    Map<String, List<Rewrite>> byFile = new TreeMap<>();
    bySnippet.forEach(
        (name, expected) -> {
          Execution execution = executions.get(name);
          List<String> actual = OutputText.of(execution.outcome());
          if (execution.isDone() && !expected.matches(actual)) {
            byFile
                .computeIfAbsent(expected.place().path(), path -> new ArrayList<>())
                .add(new Rewrite(expected.place().line(), actual));
          }
        });
    int written = 0;
    for (Map.Entry<String, List<Rewrite>> each : byFile.entrySet()) {
      ExpectedOutputFile file = ExpectedOutputFile.read(project.resolve(each.getKey()));
      each.getValue().sort(Comparator.comparingInt(Rewrite::line).reversed());
      for (Rewrite rewrite : each.getValue()) {
        written += file.replace(rewrite.line(), rewrite.lines()) ? 1 : 0;
      }
      file.write();
    }
    return written;
  }

  private record Rewrite(int line, List<String> lines) {}
}
