package org.ovenproof.generator.output;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.worker.protocol.Shown;

/** The value of a snippet as sentences say or claim it. */
public final class InlineValue {

  /** The columns of a table that is that of a map. */
  private static final List<String> OF_MAP = List.of("key", "value");

  private InlineValue() {}

  /**
   * Returns a snippet's last value, a number or a text of one line.
   *
   * @param field the column or the key of its table; empty for a value that is no table
   * @return nothing if there is no such value, or none that fits into a line
   */
  public static Optional<Object> of(Execution execution, String field) {
    return any(execution, field)
        .filter(value -> value instanceof Number || value.toString().lines().count() == 1);
  }

  /** Returns the same, also if it does not fit into a line. */
  public static Optional<Object> any(Execution execution, String field) {
    return last(execution).flatMap(last -> value(last, field));
  }

  /** Returns the names of those values of a snippet that are true or false. */
  public static List<String> booleans(Execution execution) {
    return fields(execution).stream()
        .filter(field -> any(execution, field).orElse(null) instanceof Boolean)
        .toList();
  }

  /**
   * Returns all values of a snippet, by their names; the only one of a snippet that has no names
   * for them by an empty one.
   */
  public static Map<String, Object> entries(Execution execution) {
    Map<String, Object> entries = new LinkedHashMap<>();
    any(execution, "").ifPresent(value -> entries.put("", value));
    for (String field : fields(execution)) {
      any(execution, field).ifPresent(value -> entries.put(field, value));
    }
    return entries;
  }

  /** Returns the names that the last value of a snippet has values for. */
  public static List<String> fields(Execution execution) {
    if (!(last(execution).orElse(null) instanceof Table table)) {
      return List.of();
    }
    return table.rows().size() == 1 && !table.columns().equals(OF_MAP)
        ? table.columns()
        : table.rows().stream()
            .filter(row -> row.size() == 2)
            .map(row -> row.get(0).toString())
            .toList();
  }

  private static Optional<Output> last(Execution execution) {
    List<Output> values =
        execution.outcome().shown().stream()
            .filter(shown -> shown.source() == Shown.Source.VALUE)
            .map(Shown::output)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  private static Optional<Object> value(Output last, String field) {
    if (last instanceof Text text && field.isEmpty()) {
      return Optional.of(
          switch (text.kind()) {
            case NUMBER -> number(text.text());
            case BOOLEAN -> Boolean.valueOf(text.text());
            case WORDS -> TerminalText.plain(text.text()).strip();
          });
    }
    return last instanceof Table table && !field.isEmpty() ? cell(table, field) : Optional.empty();
  }

  /** Returns a number by its text, which is that of some class of numbers. */
  private static Object number(String text) {
    try {
      BigDecimal exact = new BigDecimal(text);
      // Only a fraction of binary digits is written with a zero or an exponent at its end.
      return text.endsWith(".0") || text.indexOf('E') >= 0 ? exact.doubleValue() : exact;
    } catch (NumberFormatException notFinite) {
      return text;
    }
  }

  private static Optional<Object> cell(Table table, String field) {
    int column = table.columns().indexOf(field);
    if (column >= 0 && table.rows().size() == 1) {
      return Optional.of(table.rows().get(0).get(column));
    }
    return table.rows().stream()
        .filter(row -> row.size() == 2 && row.get(0).toString().equals(field))
        .map(row -> row.get(1))
        .findFirst();
  }
}
