package org.ovenproof.generator.prove;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.report.UnsteadyOutput;
import org.ovenproof.generator.run.Confirmation;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** What a second run of the snippets tells their author. */
public final class SecondRun {

  private final Expectations expectations;
  private final List<Session> sessions;

  public SecondRun(Expectations expectations, List<Session> sessions) {
    this.expectations = expectations;
    this.sessions = sessions;
  }

  /** Returns a problem for each difference that the page does not allow for. */
  public List<Problem> problems(List<Confirmation.Difference> differences) {
    List<Problem> problems = new ArrayList<>();
    for (Confirmation.Difference difference : differences) {
      Snippet snippet = difference.snippet();
      Execution first = ran(snippet, difference.first());
      Execution second = ran(snippet, difference.second());
      if (!expectations.hold(snippet, first) || !expectations.hold(snippet, second)) {
        problems.add(
            UnsteadyOutput.problem(
                snippet,
                expectations.shown(snippet, first),
                expectations.shown(snippet, second),
                codeUpTo(snippet)));
      }
    }
    return problems;
  }

  /**
   * Returns a warning for each file or host that a snippet reads and no key knows of.
   *
   * @param project the folder that the settings' paths count from
   */
  public static List<Problem> warnings(Path project, List<Confirmation.Undeclared> undeclared) {
    return undeclared.stream()
        .map(
            each ->
                each.read().network()
                    ? Problems.undeclaredHost(each.snippet(), each.read().name())
                    : Problems.undeclaredFile(
                        each.snippet(), named(project.toString(), each.read().name())))
        .toList();
  }

  /** Returns how the author of a project calls a file. */
  private static String named(String project, String file) {
    boolean inside = file.startsWith(project + File.separator);
    return inside ? file.substring(project.length() + 1).replace('\\', '/') : file;
  }

  private static Execution ran(Snippet snippet, Outcome outcome) {
    return new Execution(snippet, Execution.Status.RAN, outcome, 0, "", "");
  }

  private String codeUpTo(Snippet last) {
    return sessions.stream()
        .map(Session::snippets)
        .filter(snippets -> snippets.contains(last))
        .map(snippets -> snippets.subList(0, snippets.indexOf(last) + 1))
        .flatMap(List::stream)
        .map(Snippet::code)
        .collect(Collectors.joining("\n"));
  }
}
