package org.ovenproof.generator.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.output.OutputText;
import org.ovenproof.generator.output.TerminalText;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Shown;

/** What is wrong with the text that a snippet shows, whatever its page expects. */
final class PrintedProblems {

  /** What {@link Object#toString} says: the name of a class and a number given by chance. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?<![\\w.$@/])(?:(?:[\\p{Ll}_]\\w*\\.)*[$\\p{Lu}\\p{Lo}][\\w$./]*"
              + "|\\[+(?:[ZBCSIJFD]|L[\\w$./]+;))@[0-9a-f]{6,8}(?![\\w@.-])",
          Pattern.UNICODE_CHARACTER_CLASS);

  private PrintedProblems() {}

  static List<Problem> of(Snippet snippet, Execution execution) {
    List<Problem> problems = new ArrayList<>();
    Options options = snippet.options();
    if (options.stderr() == Options.Stderr.FAILURE) {
      TerminalText errors = new TerminalText();
      execution.outcome().shown().stream()
          .filter(shown -> shown.source() == Shown.Source.STDERR)
          .forEach(shown -> errors.write(shown.output().toString(), true));
      List<String> lines = errors.lines().stream().map(TerminalText.Line::text).toList();
      if (!lines.isEmpty()) {
        problems.add(Problems.standardError(snippet, lines));
      }
    }
    if (options.output() && execution.isDone() && !isConfirmed(execution)) {
      identityHash(execution, options)
          .ifPresent(text -> problems.add(Problems.identityHash(snippet, text)));
    }
    return problems;
  }

  /** Whether a second run, in which objects have other numbers, has shown the same. */
  private static boolean isConfirmed(Execution execution) {
    return execution.provenance().flatMap(Provenance::confirmed).isPresent();
  }

  private static Optional<String> identityHash(Execution execution, Options options) {
    return execution.outcome().shown().stream()
        .filter(shown -> mayHave(shown.output()))
        .findFirst()
        .flatMap(
            shown ->
                OutputText.of(execution.outcome(), options.stderr(), UnaryOperator.identity())
                    .stream()
                    .map(IDENTITY::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst());
  }

  /** A look at the text before it is read as a terminal does: few have an {@code @}. */
  private static boolean mayHave(Output output) {
    return output instanceof Text text ? text.text().indexOf('@') >= 0 : output instanceof Table;
  }
}
