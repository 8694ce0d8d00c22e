package org.ovenproof.generator.site;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** What a snippet showed as lines of text; pictures and drawings have none. */
final class OutputText {

  private OutputText() {}

  static List<String> of(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (Shown shown : outcome.shown()) {
      lines.addAll(of(shown.output()));
    }
    if (outcome instanceof Outcome.Rejected rejected) {
      rejected.errors().forEach(error -> error.message().lines().forEach(lines::add));
    } else {
      ExpectedError.of(outcome).text().lines().forEach(lines::add);
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static List<String> of(Output output) {
    if (output instanceof Text text) {
      return text.text().stripTrailing().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    if (output instanceof Table table) {
      lines.add(String.join(" | ", table.columns()));
      table
          .rows()
          .forEach(
              row -> lines.add(String.join(" | ", row.stream().map(OutputHtml::cell).toList())));
    }
    return lines;
  }
}
