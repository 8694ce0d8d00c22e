package org.ovenproof.worker;

import java.awt.image.BufferedImage;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Displayer;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

/** What a reader sees of a value, by its type. */
final class Renderings {

  /** More than a reader would read; a longer text is cut with a note. */
  static final int MAX_CHARACTERS = 64 * 1024;

  /** More rows than a reader would read; a longer table is cut with a note in its last row. */
  static final int MAX_ROWS = 200;

  /** More columns than a reader would read; a wider table is cut with a note in its header. */
  static final int MAX_COLUMNS = 100;

  private final List<Displayer> displayers =
      ServiceLoader.load(Displayer.class).stream().map(ServiceLoader.Provider::get).toList();

  /** Returns what is shown of {@code value}, which is not null. */
  Output of(Object value) {
    if (value instanceof Displayable displayable) {
      return displayable.display();
    }
    for (Displayer displayer : displayers) {
      Output output = displayer.display(value).orElse(null);
      if (output != null) {
        return output;
      }
    }
    if (value instanceof BufferedImage image) {
      return Picture.of(image);
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return tableOf(map);
    }
    if (value instanceof Record row) {
      return tableOfRecords(List.of(row));
    }
    if (value instanceof Collection<?> rows && allOfOneRecordType(rows)) {
      return tableOfRecords(rows);
    }
    if (value instanceof Object[] rows && allOfOneRecordType(Arrays.asList(rows))) {
      return tableOfRecords(Arrays.asList(rows));
    }
    if (isMatrix(value)) {
      return tableOfMatrix((Object[]) value);
    }
    return textOf(value);
  }

  private static Output textOf(Object value) {
    return new Text(readable(value));
  }

  private static String readable(Object value) {
    String text = value.getClass().isArray() ? arrayText(value) : String.valueOf(value);
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    boolean insidePair = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1));
    int end = insidePair ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
    return text.substring(0, end) + more(text.length() - end, " characters");
  }

  private static String more(int left, String ofWhat) {
    return String.format(Locale.ROOT, "\n… %,d more%s", left, ofWhat);
  }

  private static String arrayText(Object array) {
    String nested = Arrays.deepToString(new Object[] {array});
    return nested.substring(1, nested.length() - 1);
  }

  private static Output tableOf(Map<?, ?> map) {
    List<List<Object>> rows = new ArrayList<>();
    map.forEach((key, value) -> rows.add(List.of(cell(key), cell(value))));
    return table(List.of("key", "value"), rows);
  }

  private static boolean allOfOneRecordType(Collection<?> values) {
    return !values.isEmpty()
        && values.stream().allMatch(Record.class::isInstance)
        && values.stream().map(Object::getClass).distinct().count() == 1;
  }

  private static Output tableOfRecords(Collection<?> records) {
    RecordComponent[] components = records.iterator().next().getClass().getRecordComponents();
    if (components.length == 0) {
      return textOf(records);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Object each : records) {
      rows.add(Arrays.stream(components).map(part -> cell(valueOf(part, each))).toList());
    }
    return table(Arrays.stream(components).map(RecordComponent::getName).toList(), rows);
  }

  private static Object valueOf(RecordComponent component, Object owner) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (IllegalAccessException e) {
      return "inaccessible";
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(component.getName() + "() threw", e.getCause());
    }
  }

  /** Whether it is an array of equally long arrays of numbers. */
  private static boolean isMatrix(Object value) {
    Class<?> row = value.getClass().getComponentType();
    if (row == null || !row.isArray() || !row.getComponentType().isPrimitive()) {
      return false;
    }
    Object[] rows = (Object[]) value;
    return rows.length > 0
        && Arrays.stream(rows).allMatch(each -> each != null && Array.getLength(each) > 0)
        && Arrays.stream(rows).map(Array::getLength).distinct().count() == 1;
  }

  private static Output tableOfMatrix(Object[] matrix) {
    int width = Array.getLength(matrix[0]);
    int shown = Math.min(width, MAX_COLUMNS);
    List<String> columns = new ArrayList<>();
    IntStream.range(0, shown).forEach(column -> columns.add("[" + column + "]"));
    if (shown < width) {
      columns.add(more(width - shown, "").strip());
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Object row : matrix) {
      List<Object> cells = new ArrayList<>();
      IntStream.range(0, shown).forEach(at -> cells.add(cell(Array.get(row, at))));
      if (shown < width) {
        cells.add("…");
      }
      rows.add(cells);
    }
    return table(columns, rows);
  }

  private static Output table(List<String> columns, List<List<Object>> rows) {
    if (rows.size() <= MAX_ROWS) {
      return new Table(columns, rows);
    }
    List<List<Object>> shorter = new ArrayList<>(rows.subList(0, MAX_ROWS));
    List<Object> note = new ArrayList<>();
    note.add(more(rows.size() - MAX_ROWS, " rows").strip());
    while (note.size() < columns.size()) {
      note.add("");
    }
    shorter.add(note);
    return new Table(columns, shorter);
  }

  private static Object cell(Object value) {
    if (value instanceof Number) {
      return value;
    }
    return value == null ? "null" : readable(value);
  }
}
