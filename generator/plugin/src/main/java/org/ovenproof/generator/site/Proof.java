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
 * @param problems all that has to be mended, each problem once, in the order of files and lines
 * @param warnings what the author is told of and fails no build, likewise
 * @param report the same, for machines
 */
public record Proof(
    List<Page> pages,
    ProvenSnippets snippets,
    List<Problem> problems,
    List<Problem> warnings,
    BuildReport report) {

  /**
   * Checks pages whose snippets have run.
   *
   * @param results what became of the snippets of each session, in the order of the sessions
   */
  static Proof of(
      SiteSettings settings, List<Page> pages, Sessions sessions, List<List<Execution>> results) {
    ProvenSnippets snippets = ProvenSnippets.of(settings, pages, sessions, results);
    List<Problem> all = new ArrayList<>(sessions.problems());
    String content = SourceLine.path(settings.project(), settings.content());
    if (pages.isEmpty()) {
      all.add(Problems.noPages(content));
    } else if (snippets.lines().isEmpty()) {
      all.add(Problems.noSnippets(content));
    }
    all.addAll(new ValueChecks(settings.project()).problems(pages, snippets.executions()));
    all.addAll(new LinkChecks(settings.project(), settings.assets()).problems(pages));
    pages.forEach(page -> all.addAll(page.problems()));
    snippets.problems().values().forEach(all::addAll);
    all.addAll(settings.warnings());
    List<Problem> ordered = inOrder(all);
    List<Problem> problems = ordered.stream().filter(Problem::isError).toList();
    List<Problem> warnings = ordered.stream().filter(problem -> !problem.isError()).toList();
    return new Proof(
        pages, snippets, problems, warnings, BuildReport.of(problems, warnings, snippets.lines()));
  }

  private static List<Problem> inOrder(List<Problem> problems) {
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

  /** Returns what became of each snippet, by its name in each page. */
  Map<String, Execution> executions() {
    return snippets.executions();
  }
}
