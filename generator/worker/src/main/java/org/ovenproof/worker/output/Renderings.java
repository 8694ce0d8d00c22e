package org.ovenproof.worker.output;

import java.awt.image.BufferedImage;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Displayer;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.worker.code.CellNames;

/** What a reader sees of a value, by its type. */
final class Renderings {

  /** More rows than a reader would read; a longer table is cut with a note in its last row. */
  static final int MAX_ROWS = 200;

  /** More columns than a reader would read; a wider table is cut with a note in its header. */
  static final int MAX_COLUMNS = 100;

  private final List<Displayer> displayers =
      ServiceLoader.load(Displayer.class).stream().map(ServiceLoader.Provider::get).toList();

  private final ValueText texts;
  private final Consumer<Class<?>> asks;

  /**
   * Begins with nothing.
   *
   * @param asks is told of each class before one of its objects is asked what it shows
   */
  Renderings(ValueText texts, Consumer<Class<?>> asks) {
    this.texts = texts;
    this.asks = asks;
  }

  /** Returns what is shown of {@code value}, which is not null. */
  Output of(Object value) {
    if (value instanceof Displayable displayable) {
      asks.accept(value.getClass());
      Output output = displayable.display();
      if (output == null) {
        throw new IllegalStateException(
            "display() of " + CellNames.of(value.getClass()) + " returned null");
      }
      return output;
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
    if (value instanceof Map<?, ?> map && arePictures(map.values())) {
      return gallery(
          map.keySet().stream().map(key -> String.valueOf(cell(key))).toList(), map.values());
    }
    if (value instanceof Collection<?> items && arePictures(items)) {
      return gallery(numbers(items.size()), items);
    }
    if (value instanceof Object[] items && arePictures(Arrays.asList(items))) {
      return gallery(numbers(items.length), Arrays.asList(items));
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

  private Output textOf(Object value) {
    Text.Kind kind =
        value instanceof Number
            ? Text.Kind.NUMBER
            : value instanceof Boolean ? Text.Kind.BOOLEAN : Text.Kind.WORDS;
    return new Text(texts.of(value), kind);
  }

  /** Whether values are all pictures, and no more of them than a reader would look at. */
  private static boolean arePictures(Collection<?> values) {
    return !values.isEmpty()
        && values.size() <= MAX_ROWS
        && values.stream()
            .allMatch(
                each ->
                    each instanceof BufferedImage
                        || each instanceof Picture
                        || each instanceof Drawing);
  }

  private static List<String> numbers(int size) {
    return IntStream.range(0, size).mapToObj(index -> "[" + index + "]").toList();
  }

  private Output gallery(List<String> labels, Collection<?> pictures) {
    List<Labelled> items = new ArrayList<>();
    for (Object picture : pictures) {
      items.add(new Labelled(labels.get(items.size()), of(picture)));
    }
    return new Gallery(items);
  }

  private Output tableOf(Map<?, ?> map) {
    return table(
        List.of("key", "value"),
        map.entrySet(),
        each -> List.of(cell(each.getKey()), cell(each.getValue())));
  }

  private static boolean allOfOneRecordType(Collection<?> values) {
    if (values.isEmpty() || !(values.iterator().next() instanceof Record first)) {
      return false;
    }
    return values.stream().allMatch(each -> each != null && each.getClass() == first.getClass());
  }

  private Output tableOfRecords(Collection<?> records) {
    RecordComponent[] components = records.iterator().next().getClass().getRecordComponents();
    if (components.length == 0) {
      return textOf(records);
    }
    return table(
        Arrays.stream(components).map(RecordComponent::getName).toList(),
        records,
        each -> Arrays.stream(components).map(part -> cell(valueOf(part, each))).toList());
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

  /** Whether a value is an array of equally long arrays of primitive values. */
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

  private Output tableOfMatrix(Object[] matrix) {
    int width = Array.getLength(matrix[0]);
    int shown = Math.min(width, MAX_COLUMNS);
    List<String> columns = new ArrayList<>();
    IntStream.range(0, shown).forEach(column -> columns.add("[" + column + "]"));
    if (shown < width) {
      columns.add(ValueText.more(width - shown, ""));
    }
    return table(
        columns,
        Arrays.asList(matrix),
        row -> {
          List<Object> cells = new ArrayList<>();
          IntStream.range(0, shown).forEach(at -> cells.add(cell(Array.get(row, at))));
          if (shown < width) {
            cells.add("…");
          }
          return cells;
        });
  }

  private static <T> Output table(
      List<String> columns, Collection<T> rows, Function<? super T, List<Object>> cells) {
    List<List<Object>> shown = new ArrayList<>();
    rows.stream().limit(MAX_ROWS).map(cells).forEach(shown::add);
    if (rows.size() > MAX_ROWS) {
      List<Object> note = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      note.set(0, ValueText.more(rows.size() - MAX_ROWS, " rows"));
      shown.add(note);
    }
    return new Table(columns, shown);
  }

  private Object cell(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value == null ? "null" : texts.of(value);
  }
}
