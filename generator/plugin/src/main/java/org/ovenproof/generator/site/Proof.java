package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Failures;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What became of all pages and their snippets.
 *
 * @param pages all pages, by language and order
 * @param executions what became of each snippet, by its name in each page
 * @param snippetProblems what is wrong with each snippet, by its name in each page
 * @param otherProblems what else has to be mended
 * @param report the same, for machines
 */
public record Proof(
    List<Page> pages,
    Map<String, Execution> executions,
    Map<String, List<Problem>> snippetProblems,
    List<Problem> otherProblems,
    BuildReport report) {

  /**
   * Returns what became of pages.
   *
   * @param results what became of the snippets of each session, in the order of the sessions
   */
  static Proof of(
      SiteSettings settings, List<Page> pages, Sessions sessions, List<List<Execution>> results) {
    Map<String, Execution> executions = new LinkedHashMap<>();
    Map<String, List<Problem>> problems = new LinkedHashMap<>();
    List<BuildReport.Line> lines = new ArrayList<>();
    Map<Execution.Status, Integer> counts = new TreeMap<>();
    Expectations expectations = new Expectations(settings.project(), pages);
    List<Sessions.Shared> all = sessions.shared();
    for (int index = 0; index < results.size(); index++) {
      Sessions.Shared shared = all.get(index);
      for (int at = 0; at < results.get(index).size(); at++) {
        Execution execution = results.get(index).get(at);
        List<Snippet> places = shared.places().get(at);
        List<SourceLine> sources = places.stream().map(Snippet::place).toList();
        List<Problem> told = new ArrayList<>();
        if (execution.status() == Execution.Status.FAILED) {
          told.addAll(Failures.of(execution, shared.session().snippets(), sources));
        }
        List<Problem> common = List.copyOf(told);
        for (Snippet place : places) {
          List<Problem> own = new ArrayList<>(common);
          own.addAll(missingAlternative(place, execution));
          own.addAll(expectations.problems(place, execution));
          own.stream().filter(problem -> !told.contains(problem)).forEach(told::add);
          executions.put(Proof.name(place), execution);
          problems.put(Proof.name(place), own);
        }
        lines.add(
            BuildReport.line(execution, sources.stream().map(SourceLine::toString).toList(), told));
        counts.merge(execution.status(), 1, Integer::sum);
      }
    }
    List<Problem> others = new ArrayList<>(sessions.problems());
    String content = SourceLine.path(settings.project(), settings.content());
    if (pages.isEmpty()) {
      others.add(Problems.noPages(content));
    } else if (lines.isEmpty()) {
      others.add(Problems.noSnippets(content));
    }
    others.addAll(new ValueChecks(settings.project()).problems(pages, executions));
    others.addAll(new LinkChecks(settings.project(), settings.assets()).problems(pages));
    Proof proof = new Proof(pages, executions, problems, others, null);
    BuildReport report =
        new BuildReport(
            lines.size(),
            counts.getOrDefault(Execution.Status.RAN, 0),
            counts.getOrDefault(Execution.Status.CACHED, 0),
            counts.getOrDefault(Execution.Status.FAILED, 0),
            counts.getOrDefault(Execution.Status.SKIPPED, 0),
            proof.problems().stream().map(Problem::text).toList(),
            lines);
    return new Proof(pages, executions, problems, others, report);
  }

  private static List<Problem> missingAlternative(Snippet snippet, Execution execution) {
    boolean needed =
        snippet.options().output()
            && snippet.options().alt().isEmpty()
            && execution.outcome().shown().stream()
                .anyMatch(shown -> shown.output().needsAlternative());
    return needed ? List.of(Problems.missingAlternative(snippet)) : List.of();
  }

  /** Returns the name of a snippet among those of all pages. */
  static String name(Snippet snippet) {
    return snippet.page() + "#" + snippet.id();
  }

  /** Returns all that has to be mended, each problem once, in the order of files and lines. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(otherProblems);
    pages.forEach(page -> problems.addAll(page.problems()));
    snippetProblems.values().forEach(problems::addAll);
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

  Execution execution(Snippet snippet) {
    return executions.get(name(snippet));
  }

  List<Problem> problems(Snippet snippet) {
    return snippetProblems.getOrDefault(name(snippet), List.of());
  }
}
