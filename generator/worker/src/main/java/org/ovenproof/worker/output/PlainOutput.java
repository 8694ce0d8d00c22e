package org.ovenproof.worker.output;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.worker.code.CellNames;

/**
 * What a cell shows, made of values that say nothing else when they are asked again, and no more of
 * it than a page takes: what is sent from here on costs the generator little, whatever it is.
 */
final class PlainOutput {

  /** More digits than a reader would read. */
  static final int MAX_DIGITS = 1_000;

  /** More than a reader would read in a cell of a table, the note of what is cut included. */
  private static final int MAX_CELL = ValueText.MAX_CHARACTERS + 100;

  /** More cells of tables than a page would carry. */
  static final int MAX_CELLS = 100_000;

  /** More characters than a page would carry. */
  static final int MAX_CHARACTERS = 16 << 20;

  /** Deeper than anybody would nest galleries, and not too deep for a stack. */
  static final int MAX_DEPTH = 8;

  private final PrintedTraces traces;
  private final ValueText texts;
  private final AtomicLong cells = new AtomicLong();
  private final AtomicLong characters = new AtomicLong();

  PlainOutput(PrintedTraces traces, ValueText texts) {
    this.traces = traces;
    this.texts = texts;
  }

  /**
   * Returns an output as it is sent.
   *
   * @throws IllegalStateException if it is more than a page takes
   */
  Output of(Output output) {
    return of(output, MAX_DEPTH);
  }

  private Output of(Output output, int depth) {
    if (depth == 0) {
      throw new IllegalStateException(
          "what it shows lies in more than %s galleries or frames".formatted(MAX_DEPTH));
    }
    if (output instanceof Text text) {
      return new Text(text(traces.in(text.text())), text.kind());
    }
    if (output instanceof Table table) {
      return table(table);
    }
    if (output instanceof Drawing drawing) {
      return new Drawing(text(drawing.svg()));
    }
    if (output instanceof Markup markup) {
      return new Markup(text(markup.html()));
    }
    if (output instanceof Gallery gallery) {
      return new Gallery(items(gallery.items(), depth - 1));
    }
    if (output instanceof Frames frames) {
      return new Frames(text(frames.parameter()), items(frames.frames(), depth - 1));
    }
    return output;
  }

  private List<Labelled> items(List<Labelled> items, int depth) {
    return items.stream()
        .map(item -> new Labelled(text(item.label()), of(item.output(), depth)))
        .toList();
  }

  private Output table(Table table) {
    long all = cells.addAndGet((long) table.columns().size() * (table.rows().size() + 1));
    if (all > MAX_CELLS) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "its tables have %,d cells, and a page takes %,d of one snippet",
              all,
              MAX_CELLS));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      rows.add(row.stream().map(this::cell).toList());
    }
    return new Table(table.columns().stream().map(this::text).toList(), rows);
  }

  private Object cell(Object value) {
    if (value instanceof Double
        || value instanceof Float
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Boolean) {
      return value;
    }
    String text = texts.textOf(value);
    Class<?> type = value.getClass();
    boolean number = type == BigInteger.class || type == BigDecimal.class;
    if (number && text.length() <= MAX_DIGITS) {
      return value;
    }
    return number
        ? text(ValueText.cut(text, MAX_DIGITS, " digits"))
        : text(ValueText.cut(text, MAX_CELL, " characters"));
  }

  private String text(String text) {
    String named = CellNames.in(text);
    if (characters.addAndGet(named.length()) > MAX_CHARACTERS) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "what it shows has more than %,d characters: show less of it",
              MAX_CHARACTERS));
    }
    return named;
  }
}
