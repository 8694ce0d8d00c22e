package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

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

  /** Returns the name of a snippet among those of all pages. */
  static String name(Snippet snippet) {
    return snippet.page() + "#" + snippet.id();
  }

  /** Returns all that has to be mended, each problem once. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(otherProblems);
    pages.forEach(page -> problems.addAll(page.problems()));
    snippetProblems.values().forEach(problems::addAll);
    // A snippet that two pages share fails at one line, and is told once.
    Map<String, Problem> distinct = new LinkedHashMap<>();
    problems.forEach(problem -> distinct.putIfAbsent(problem.at() + problem.message(), problem));
    return List.copyOf(distinct.values());
  }

  Execution execution(Snippet snippet) {
    return executions.get(name(snippet));
  }

  List<Problem> problems(Snippet snippet) {
    return snippetProblems.getOrDefault(name(snippet), List.of());
  }

  Stream<Page> pagesIn(String language) {
    return pages.stream().filter(page -> page.language().equals(language));
  }
}
