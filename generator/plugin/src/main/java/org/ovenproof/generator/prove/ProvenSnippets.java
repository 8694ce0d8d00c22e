package org.ovenproof.generator.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Failures;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What became of the snippets of pages.
 *
 * @param executions what became of each, by its name in each page
 * @param problems what is wrong with each, by its name in each page
 * @param lines the same for machines, a line for each that several pages share
 */
public record ProvenSnippets(
    Map<String, Execution> executions,
    Map<String, List<Problem>> problems,
    List<BuildReport.Line> lines) {

  /**
   * Compares what became of snippets with what pages say of it.
   *
   * @param results what became of the snippets of each session, in the order of the sessions
   */
  public static ProvenSnippets of(
      SiteSettings settings, List<Page> pages, Sessions sessions, List<List<Execution>> results) {
    List<Sessions.Shared> all = sessions.shared();
    ProvenSnippets proven =
        new ProvenSnippets(executions(all, results), new LinkedHashMap<>(), new ArrayList<>());
    Expectations expectations = new Expectations(settings.project(), pages);
    for (int index = 0; index < results.size(); index++) {
      for (int at = 0; at < results.get(index).size(); at++) {
        proven.add(all.get(index), at, results.get(index).get(at), expectations);
      }
    }
    return proven;
  }

  /** Compares what became of the snippets of a page and its translations with what they say. */
  public static ProvenSnippets of(
      SiteSettings settings, Sessions.OfName name, List<List<Execution>> results) {
    Map<String, Sessions.OfName> only = Map.of(name.pages().get(0).name(), name);
    return of(settings, name.pages(), new Sessions(only), results);
  }

  /**
   * Returns what became of the snippets of a page and its translations, compared with nothing: for
   * pages that are published only if nothing is wrong.
   */
  public static ProvenSnippets unchecked(Sessions.OfName name, List<List<Execution>> results) {
    return new ProvenSnippets(executions(name.shared(), results), Map.of(), List.of());
  }

  private static Map<String, Execution> executions(
      List<Sessions.Shared> sessions, List<List<Execution>> results) {
    Map<String, Execution> executions = new LinkedHashMap<>();
    for (int index = 0; index < results.size(); index++) {
      List<List<Snippet>> places = sessions.get(index).places();
      for (int at = 0; at < results.get(index).size(); at++) {
        for (Snippet place : places.get(at)) {
          executions.put(name(place), results.get(index).get(at));
        }
      }
    }
    return executions;
  }

  private void add(Sessions.Shared shared, int at, Execution execution, Expectations expectations) {
    List<Snippet> places = shared.places().get(at);
    List<SourceLine> sources = places.stream().map(Snippet::place).toList();
    List<Problem> told = new ArrayList<>();
    if (execution.status() == Execution.Status.FAILED) {
      told.addAll(Failures.of(execution, shared.session().snippets(), sources));
    }
    told.addAll(Failures.late(execution, shared.session().snippets()));
    List<Problem> common = List.copyOf(told);
    for (Snippet place : places) {
      List<Problem> own = new ArrayList<>(common);
      own.addAll(missingAlternative(place, execution));
      own.addAll(PrintedProblems.of(place, execution));
      own.addAll(expectations.problems(place, execution));
      own.stream().filter(problem -> !told.contains(problem)).forEach(told::add);
      problems.put(name(place), own);
    }
    lines.add(
        BuildReport.line(execution, sources.stream().map(SourceLine::toString).toList(), told));
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

  public Execution execution(Snippet snippet) {
    return executions.get(name(snippet));
  }

  public List<Problem> problems(Snippet snippet) {
    return problems.getOrDefault(name(snippet), List.of());
  }
}
