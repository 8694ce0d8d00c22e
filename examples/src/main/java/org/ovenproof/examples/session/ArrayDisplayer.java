package org.ovenproof.examples.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayer;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.examples.figure.Figure;
import org.ovenproof.examples.figure.Rounded;

/**
 * Shows ND4J's arrays: small ones as a table of their numbers whose first header cell has data type
 * and shape, larger {@code [h, w]} as a picture (grey, or in two colours if a number is negative),
 * all others as a line of text.
 */
public final class ArrayDisplayer implements Displayer {

  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 12;

  @Override
  public Optional<Output> display(Object value) {
    return value instanceof INDArray array ? Optional.of(output(array)) : Optional.empty();
  }

  private static Output output(INDArray array) {
    boolean numbers = array.dataType().isNumerical();
    if (!numbers || array.isEmpty() || array.rank() == 0 || array.rank() > 2) {
      return new Text(summary(array));
    }
    INDArray rows = array.rank() == 1 ? array.reshape(1, array.length()) : array;
    if (rows.size(0) <= MOST_ROWS && rows.size(1) <= MOST_COLUMNS) {
      return table(array, rows.castTo(DataType.DOUBLE).toDoubleMatrix());
    }
    if (array.rank() == 1) {
      return new Text(summary(array));
    }
    double least = array.minNumber().doubleValue();
    double most = array.maxNumber().doubleValue();
    return least < 0 ? Figure.heat(array) : Figure.grey(array, 0, Math.max(most, 1));
  }

  private static Table table(INDArray array, double[][] values) {
    int digits = digits(array, values);
    List<String> columns = new ArrayList<>(List.of(kind(array)));
    for (int column = 0; column < values[0].length; column++) {
      columns.add(String.valueOf(column));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < values.length; row++) {
      List<Object> cells = new ArrayList<>(List.of(String.valueOf(row)));
      for (double value : values[row]) {
        cells.add(cell(value, digits));
      }
      rows.add(cells);
    }
    return new Table(columns, rows);
  }

  /** As many digits after the point, at most three, as the numbers need. */
  private static int digits(INDArray array, double[][] values) {
    if (!array.dataType().isFPType()) {
      return 0;
    }
    int digits = 0;
    for (double[] row : values) {
      for (double value : row) {
        while (digits < 3 && Double.isFinite(value) && !fits(value, digits)) {
          digits++;
        }
      }
    }
    return digits;
  }

  private static boolean fits(double value, int digits) {
    double shifted = value * Math.pow(10, digits);
    return Math.abs(shifted - Math.rint(shifted)) < 1e-4;
  }

  private static Object cell(double value, int digits) {
    return Double.isFinite(value) ? Rounded.of(value, digits) : String.valueOf(value);
  }

  private static String summary(INDArray array) {
    if (!array.dataType().isNumerical() || array.isEmpty()) {
      return kind(array);
    }
    if (array.rank() == 0) {
      return String.format(Locale.ROOT, "%.4g (%s)", array.getDouble(0), kind(array));
    }
    return String.format(
        Locale.ROOT,
        "%s, from %.4g to %.4g, mean %.4g",
        kind(array),
        array.minNumber().doubleValue(),
        array.maxNumber().doubleValue(),
        array.meanNumber().doubleValue());
  }

  private static String kind(INDArray array) {
    return array.dataType() + " " + Arrays.toString(array.shape());
  }
}
