package org.ovenproof.examples.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;

/**
 * A matrix as squares with the names of its rows and columns, as SVG: orange above 0, blue below,
 * clear at 0, full at the largest distance from 0. Names of columns that are wider than these can
 * be are read from below. Each method returns a new map. Immutable.
 */
public final class HeatMap implements Displayable {

  private static final double WIDTH = 560;

  /** About how wide a letter is on a phone, see {@link Legend#LETTERS}. */
  private static final double LETTER = 11;

  private static final double GAP = 10;
  private static final double TOP = 30;
  private static final double MOST = 44;
  private static final double MOST_WITH_NUMBERS = 64;

  private final double[][] values;
  private final List<String> rows;
  private final List<String> columns;
  private final boolean numbers;

  private HeatMap(double[][] values, List<String> rows, List<String> columns, boolean numbers) {
    this.values = values;
    this.rows = List.copyOf(rows);
    this.columns = List.copyOf(columns);
    this.numbers = numbers;
  }

  /**
   * Returns the map of a matrix whose rows and columns are numbered from 1.
   *
   * @param values {@code [n, m]}; copied
   * @throws IllegalArgumentException if {@code values} has another shape
   */
  public static HeatMap of(INDArray values) {
    if (values.rank() != 2) {
      throw new IllegalArgumentException(
          "values must be [n, m] but was " + Arrays.toString(values.shape()));
    }
    return new HeatMap(
        values.castTo(DataType.DOUBLE).toDoubleMatrix(),
        numbered(values.size(0)),
        numbered(values.size(1)),
        false);
  }

  /**
   * Names rows and columns.
   *
   * @param rows one name for each row, from above
   * @param columns one name for each column, from the left
   * @throws IllegalArgumentException if there are not as many
   */
  public HeatMap named(List<String> rows, List<String> columns) {
    if (rows.size() != values.length || columns.size() != values[0].length) {
      throw new IllegalArgumentException(
          "names must be %d and %d but were %d and %d"
              .formatted(values.length, values[0].length, rows.size(), columns.size()));
    }
    return new HeatMap(values, rows, columns, numbers);
  }

  /** Writes its number into each square, with two digits after the point. */
  public HeatMap withNumbers() {
    return new HeatMap(values, rows, columns, true);
  }

  @Override
  public Output display() {
    double left = 14 + LETTER * longest(rows);
    double named = widthOfNames();
    double most = Math.max(numbers ? MOST_WITH_NUMBERS : MOST, named);
    double cell = Math.min(most, (WIDTH - left - 2) / columns.size());
    double height = Math.min(cell, MOST);
    double from = left + (WIDTH - left - 2 - cell * columns.size()) / 2;
    boolean upright = cell < named;
    double top = upright ? GAP + 4 + LETTER * longest(columns) : TOP;
    Svg svg = new Svg(WIDTH, top + height * rows.size() + 2);
    for (int column = 0; column < columns.size(); column++) {
      double x = from + cell * (column + 0.5);
      if (upright) {
        svg.upright(x + 5, top - 8, columns.get(column));
      } else {
        svg.text(x, top - 8, "middle", columns.get(column));
      }
    }
    double reach = reach();
    for (int row = 0; row < rows.size(); row++) {
      double y = top + height * row;
      svg.text(from - 8, y + height / 2 + 5, "end", rows.get(row));
      for (int column = 0; column < columns.size(); column++) {
        double x = from + cell * column;
        double value = values[row][column];
        // Numbers have a contrast of 4.5 to a colour that is not full (WCAG 2.2, 1.4.3).
        double full = numbers ? 0.5 : 1;
        svg.rectangle(
            x, y, cell, height, Svg.series(value < 0 ? 0 : 1), full * Math.abs(value) / reach);
        if (numbers) {
          svg.text(
              x + cell / 2, y + height / 2 + 5, "middle", Rounded.of(value, 2).toPlainString());
        }
      }
    }
    return svg.drawing();
  }

  /** How wide columns must be for the names of any two neighbours to stand side by side. */
  private double widthOfNames() {
    double width = 0;
    for (int column = 1; column < columns.size(); column++) {
      int letters = columns.get(column - 1).length() + columns.get(column).length();
      width = Math.max(width, LETTER * letters / 2 + GAP);
    }
    return width;
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private double reach() {
    double reach =
        Arrays.stream(values).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    return reach > 0 ? reach : 1;
  }

  private static List<String> numbered(long count) {
    return IntStream.rangeClosed(1, (int) count).mapToObj(Integer::toString).toList();
  }
}
