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
            "row %d must have %d cells but has %d"
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

  @Override
  public boolean needsAlternative() {
    return false;
  }
}
