package org.ovenproof.generator.prove;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.generator.source.AssetFiles;
import org.ovenproof.generator.source.ContentFolder;
import org.ovenproof.generator.source.Mentions;

/**
 * What became of all pages and their snippets.
 *
 * @param pages all pages, by language and order
 * @param drafts those that are not published and therefore not proven either
 * @param snippets what became of their snippets
 * @param problems all that has to be mended, each problem once, in the order of files and lines
 * @param warnings what the author is told of and fails no build, likewise
 * @param report the same, for machines
 */
public record Proof(
    List<Page> pages,
    List<Page> drafts,
    ProvenSnippets snippets,
    List<Problem> problems,
    List<Problem> warnings,
    BuildReport report) {

  /**
   * Checks pages whose snippets have run.
   *
   * @param drafts pages that are left out
   * @param folder what lies beside the pages
   * @param results what became of the snippets of each session, in the order of the sessions
   */
  public static Proof of(
      SiteSettings settings,
      List<Page> pages,
      List<Page> drafts,
      ContentFolder folder,
      Sessions sessions,
      List<List<Execution>> results) {
    ProvenSnippets snippets = ProvenSnippets.of(settings, pages, sessions, results);
    List<Problem> all = new ArrayList<>(sessions.problems());
    String content = SourceLine.path(settings.project(), settings.content());
    if (pages.isEmpty()) {
      all.add(drafts.isEmpty() ? Problems.noPages(content) : Problems.draftsOnly(content));
    }
    Path last = settings.work().resolve("snippets").resolve(BuildReport.FILE);
    boolean expected = !snippets.lines().isEmpty() || BuildReport.isExpectedBy(last);
    if (expected && snippets.lines().isEmpty()) {
      all.add(Problems.noSnippets(content, SourceLine.path(settings.project(), last)));
    }
    all.addAll(ValueChecks.problems(pages, snippets.executions()));
    List<BuildReport.ClaimLine> claims = new ArrayList<>();
    for (Page page : pages) {
      List<ClaimCheck> checks = ClaimCheck.of(page, snippets::execution);
      checks.forEach(check -> check.problem().ifPresent(all::add));
      checks.stream()
          .map(check -> check.line(page))
          .sorted(
              Comparator.comparing(BuildReport.ClaimLine::file)
                  .thenComparing(BuildReport.ClaimLine::line)
                  .thenComparing(BuildReport.ClaimLine::column))
          .forEach(claims::add);
    }
    AssetFiles assets = AssetFiles.read(settings);
    all.addAll(assets.problems());
    all.addAll(new LinkChecks(settings.project(), assets, folder).problems(pages, drafts));
    all.addAll(new AddressChecks(settings.project(), settings.assets()).problems(pages, folder));
    all.addAll(folder.problems());
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Page page : pages) {
      String other = addresses.putIfAbsent(page.uri(), page.path());
      if (other != null) {
        all.add(Problems.sameAddress(page.path(), other));
      }
      all.addAll(page.problems());
    }
    snippets.problems().values().forEach(all::addAll);
    all.addAll(ineffective(settings, pages));
    all.addAll(settings.warnings());
    List<Problem> ordered = inOrder(all);
    List<Problem> problems = ordered.stream().filter(Problem::isError).toList();
    List<Problem> warnings = ordered.stream().filter(problem -> !problem.isError()).toList();
    return new Proof(
        pages,
        drafts,
        snippets,
        problems,
        warnings,
        BuildReport.of(problems, warnings, snippets.lines(), claims, expected));
  }

  /** Returns the same with some problems more. */
  public Proof with(List<Problem> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(warnings);
    all.addAll(more);
    List<Problem> ordered = inOrder(all);
    List<Problem> errors = ordered.stream().filter(Problem::isError).toList();
    List<Problem> rest = ordered.stream().filter(problem -> !problem.isError()).toList();
    return new Proof(pages, drafts, snippets, errors, rest, report.with(errors, rest));
  }

  /** Returns a warning for each thing that pages say and nobody listens to, at its first place. */
  private static List<Problem> ineffective(SiteSettings settings, List<Page> pages) {
    Mentions mentions = new Mentions(settings.project());
    Map<String, Problem> first = new LinkedHashMap<>();
    for (Page page : pages) {
      for (String name : page.ineffective()) {
        first.computeIfAbsent(
            name,
            same ->
                Problems.ineffectiveAttribute(mentions.of(page, List.of(":" + name + ":")), name));
      }
    }
    return List.copyOf(first.values());
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
  public Map<String, Execution> executions() {
    return snippets.executions();
  }
}
