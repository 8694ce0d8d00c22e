package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What became of all pages and their snippets.
 *
 * @param pages all pages, by language and order
 * @param snippets what became of their snippets
 * @param otherProblems what else has to be mended
 */
public record Proof(List<Page> pages, ProvenSnippets snippets, List<Problem> otherProblems) {

  /** Checks pages whose snippets have run. */
  static Proof of(
      SiteSettings settings, List<Page> pages, Sessions sessions, ProvenSnippets snippets) {
    List<Problem> others = new ArrayList<>(sessions.problems());
    String content = SourceLine.path(settings.project(), settings.content());
    if (pages.isEmpty()) {
      others.add(Problems.noPages(content));
    } else if (snippets.lines().isEmpty()) {
      others.add(Problems.noSnippets(content));
    }
    others.addAll(new ValueChecks(settings.project()).problems(pages, snippets.executions()));
    others.addAll(new LinkChecks(settings.project(), settings.assets()).problems(pages));
    return new Proof(pages, snippets, others);
  }

  /** Returns what became of each snippet, by its name in each page. */
  Map<String, Execution> executions() {
    return snippets.executions();
  }

  /** Returns the same, for machines. */
  public BuildReport report() {
    return BuildReport.of(problems(), snippets.lines());
  }

  /** Returns all that has to be mended, each problem once, in the order of files and lines. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(otherProblems);
    pages.forEach(page -> problems.addAll(page.problems()));
    snippets.problems().values().forEach(problems::addAll);
    // A snippet that two pages share fails at one line, and is told once.
    Map<String, Problem> distinct = new LinkedHashMap<>();
    problems.forEach(problem -> distinct.putIfAbsent(problem.at() + problem.message(), problem));
    return distinct.values().stream()
        .sorted(
            Comparator.comparing((Problem problem) -> problem.at().path())
                .thenComparing(problem -> problem.at().line())
                .thenComparing(problem -> problem.at().column()))
        .toList();
  }
}
