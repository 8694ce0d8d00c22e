package org.ovenproof.generator.site;

import java.util.List;
import java.util.Optional;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.worker.protocol.Shown;

/** The value of a snippet as it stands in a sentence. */
final class InlineValue {

  private InlineValue() {}

  /**
   * Returns the text of a snippet's last value.
   *
   * @param field the column or the key of its table; empty for a value that is no table
   * @return nothing if there is no such value, or none that fits into a line
   */
  static Optional<String> of(Execution execution, String field) {
    List<Output> values =
        execution.outcome().shown().stream()
            .filter(shown -> shown.source() == Shown.Source.VALUE)
            .map(Shown::output)
            .toList();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Output last = values.get(values.size() - 1);
    if (last instanceof Text text && field.isEmpty()) {
      return Optional.of(text.text().strip()).filter(line -> line.lines().count() == 1);
    }
    return last instanceof Table table && !field.isEmpty() ? cell(table, field) : Optional.empty();
  }

  private static Optional<String> cell(Table table, String field) {
    int column = table.columns().indexOf(field);
    if (column >= 0 && table.rows().size() == 1) {
      return Optional.of(OutputHtml.cell(table.rows().get(0).get(column)));
    }
    return table.rows().stream()
        .filter(row -> row.size() == 2 && row.get(0).toString().equals(field))
        .map(row -> OutputHtml.cell(row.get(1)))
        .findFirst();
  }
}
