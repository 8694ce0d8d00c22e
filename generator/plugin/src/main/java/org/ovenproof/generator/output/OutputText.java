package org.ovenproof.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.worker.protocol.Outcome;

/** What a snippet showed as lines of text; pictures and drawings have none. */
public final class OutputText {

  private OutputText() {}

  /** Returns all that it showed. */
  public static List<String> of(Outcome outcome) {
    return of(outcome, Options.Stderr.SHOWN, UnaryOperator.identity());
  }

  /**
   * Returns what its page shows, without colours.
   *
   * @param places puts the place in the page where a printed stack trace names a line of a cell
   */
  public static List<String> of(
      Outcome outcome, Options.Stderr stderr, UnaryOperator<String> places) {
    List<String> lines = new ArrayList<>();
    for (ShownParts.Part part : ShownParts.of(outcome, stderr, places)) {
      if (part instanceof ShownParts.Printed printed) {
        printed.lines().forEach(line -> lines.add(line.text()));
      } else {
        lines.addAll(of(((ShownParts.Value) part).output()));
      }
    }
    if (outcome instanceof Outcome.Rejected rejected) {
      rejected.errors().forEach(error -> error.message().lines().forEach(lines::add));
    } else {
      TerminalText.plain(ExpectedError.of(outcome).text()).lines().forEach(lines::add);
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static List<String> of(Output output) {
    if (output instanceof Text text) {
      return TerminalText.plain(text.text()).stripTrailing().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    if (output instanceof Table table) {
      lines.add(TerminalText.plain(String.join(" | ", table.columns())));
      table
          .rows()
          .forEach(
              row -> lines.add(String.join(" | ", row.stream().map(OutputHtml::cell).toList())));
    }
    return lines;
  }
}
