package org.ovenproof.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under named columns.
 *
 * @param columns the header cells, at least one
 * @param rows each as long as {@code columns}; a column whose cells are all {@link Number}s is
 *     aligned by its digits
 */
public record Table(List<String> columns, List<List<Object>> rows) implements Output {

  public Table {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns must not be empty");
    }
    List<List<Object>> copies = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row %s must have %s cells but has %s"
                .formatted(copies.size(), columns.size(), row.size()));
      }
      copies.add(row.stream().map(cell -> cell == null ? "null" : cell).toList());
    }
    rows = List.copyOf(copies);
  }

  /** Returns a table with these columns and no rows yet. */
  public static Table of(String... columns) {
    return new Table(List.of(columns), List.of());
  }

  /** Returns this table with one more row; a cell is a {@link Number} or is shown by its text. */
  public Table row(Object... cells) {
    List<List<Object>> longer = new ArrayList<>(rows);
    longer.add(Arrays.asList(cells));
    return new Table(columns, longer);
  }

  /** Returns the table as a terminal shows it: its columns aligned, numbers to the right. */
  @Override
  public String toString() {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<Object> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).toString().length());
      }
    }
    StringBuilder text = new StringBuilder(line(List.copyOf(columns), widths));
    rows.forEach(row -> text.append('\n').append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<Object> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column).toString();
      String space = " ".repeat(widths[column] - cell.length());
      boolean number = cells.get(column) instanceof Number;
      line.append(column == 0 ? "" : "  ").append(number ? space + cell : cell + space);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public boolean needsAlternative() {
    return false;
  }
}
