package org.ovenproof.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ovenproof.generator.page.Html;

/**
 * What a terminal shows of what is written to it: colours as they are set (ECMA-48, SGR), a
 * carriage return that goes back to the start of the line, a backspace that deletes, lines that are
 * erased. What only moves a cursor, rings a bell or names a window is left out.
 */
public final class TerminalText {

  private static final char ESCAPE = '\u001B';
  private static final char CONTROL_SEQUENCE = '\u009B';

  private final List<List<Cell>> lines = new ArrayList<>(List.of(new ArrayList<>()));
  private TerminalStyle style = TerminalStyle.PLAIN;
  private int column;

  /** Returns text as a terminal shows it, without its colours. */
  public static String plain(String text) {
    if (isPlain(text)) {
      return text;
    }
    TerminalText terminal = new TerminalText();
    terminal.write(text, false);
    return terminal.lines().stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /** Returns text as a terminal shows it, as HTML. */
  static String html(String text) {
    if (isPlain(text)) {
      return Html.escape(text);
    }
    TerminalText terminal = new TerminalText();
    terminal.write(text, false);
    return terminal.lines().stream().map(line -> line.html(null)).collect(Collectors.joining("\n"));
  }

  /** Whether a terminal shows it as it is. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && !isDeleteOrC1(c) || c == '\n' || c == '\t');
  }

  private static boolean isDeleteOrC1(int c) {
    return c >= 0x7F && c <= 0x9F;
  }

  /**
   * Writes on, where the text before has ended.
   *
   * @param error whether it comes from standard error
   */
  public void write(String text, boolean error) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (c == ESCAPE || c == CONTROL_SEQUENCE) {
        at = escape(text, at);
        continue;
      }
      at += Character.charCount(c);
      switch (c) {
        case '\n' -> {
          lines.add(new ArrayList<>());
          column = 0;
        }
        case '\r' -> column = 0;
        case '\b' -> delete();
        default -> {
          if (c == '\t' || c >= ' ' && !isDeleteOrC1(c)) {
            put(c, error);
          }
        }
      }
    }
  }

  private List<Cell> line() {
    return lines.get(lines.size() - 1);
  }

  private void put(int c, boolean error) {
    List<Cell> line = line();
    String text = Character.toString(c);
    if (CharacterWidth.of(c) == 0) {
      if (column > 0) {
        Cell before = line.get(column - 1);
        line.set(column - 1, new Cell(before.text + text, before.style, before.error));
      }
      return;
    }
    put(new Cell(text, style, error));
    if (CharacterWidth.of(c) == 2) {
      put(new Cell("", style, error));
    }
  }

  private void put(Cell cell) {
    List<Cell> line = line();
    if (column == line.size()) {
      line.add(cell);
    } else {
      // Half of a wide character is none.
      if (line.get(column).text.isEmpty() && !cell.text.isEmpty()) {
        line.set(column - 1, line.get(column - 1).blank());
      }
      if (column + 1 < line.size() && line.get(column + 1).text.isEmpty()) {
        line.set(column + 1, line.get(column + 1).blank());
      }
      line.set(column, cell);
    }
    column++;
  }

  private void delete() {
    List<Cell> line = line();
    boolean wide = column > 1 && line.get(column - 1).text.isEmpty();
    for (int times = wide ? 2 : 1; times > 0 && column > 0; times--) {
      line.remove(--column);
    }
  }

  /** Reads an escape sequence and returns where it ends. */
  private int escape(String text, int start) {
    int at = start + 1;
    boolean control = text.charAt(start) == CONTROL_SEQUENCE;
    if (!control) {
      if (at == text.length()) {
        return at;
      }
      char kind = text.charAt(at);
      if ("]PX^_".indexOf(kind) >= 0) {
        return endOfString(text, at + 1);
      }
      if (kind != '[') {
        // A character set or a key: what lies between, and one more.
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '/') {
          at++;
        }
        return at < text.length() && text.charAt(at) > ' ' ? at + 1 : at;
      }
      at++;
    }
    int parameters = at;
    while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
      at++;
    }
    if (at == text.length() || text.charAt(at) < '@' || text.charAt(at) > '~') {
      return at;
    }
    String given = text.substring(parameters, at);
    switch (text.charAt(at)) {
      case 'm' -> style = style.with(given);
      case 'K' -> erase(given);
      default -> {}
    }
    return at + 1;
  }

  /** A string of the system ends with a bell or its terminator, and with its line at the latest. */
  private static int endOfString(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (c == '\u0007' || c == '\u009C') {
        return at + 1;
      }
      if (c == ESCAPE) {
        return at + 1 < text.length() && text.charAt(at + 1) == '\\' ? at + 2 : at;
      }
      at++;
    }
    return at;
  }

  private void erase(String what) {
    List<Cell> line = line();
    if (what.equals("1") || what.equals("2")) {
      int end = what.equals("2") ? column : Math.min(column + 1, line.size());
      for (int at = 0; at < end; at++) {
        line.set(at, new Cell(" ", TerminalStyle.PLAIN, line.get(at).error));
      }
    }
    if (!what.equals("1")) {
      line.subList(column, line.size()).clear();
    }
  }

  /** Returns what is to be seen, without empty lines and spaces at its end. */
  public List<Line> lines() {
    List<Line> seen = new ArrayList<>();
    lines.forEach(line -> seen.add(new Line(line)));
    while (!seen.isEmpty() && seen.get(seen.size() - 1).text().isEmpty()) {
      seen.remove(seen.size() - 1);
    }
    return seen;
  }

  /** One column of a line; the second one of a wide character has no text. */
  private record Cell(String text, TerminalStyle style, boolean error) {

    private Cell blank() {
      return new Cell(" ", style, error);
    }
  }

  /**
   * A stretch of a line.
   *
   * @param error whether it comes from standard error
   */
  public record Span(String text, TerminalStyle style, boolean error) {}

  /** A line that is to be seen. */
  public static final class Line {

    private final List<Span> spans = new ArrayList<>();

    private Line(List<Cell> cells) {
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < cells.size(); at++) {
        Cell cell = cells.get(at);
        text.append(cell.text);
        Cell next = at + 1 < cells.size() ? cells.get(at + 1) : null;
        if (next == null || !next.style.equals(cell.style) || next.error != cell.error) {
          spans.add(new Span(text.toString(), cell.style, cell.error));
          text.setLength(0);
        }
      }
    }

    public List<Span> spans() {
      return spans;
    }

    /** Returns the line without colours and spaces at its end. */
    public String text() {
      return spans.stream().map(Span::text).collect(Collectors.joining()).stripTrailing();
    }

    /** Whether all of it comes from standard error. */
    public boolean isError() {
      return !spans.isEmpty() && spans.stream().allMatch(Span::error);
    }

    boolean hasError() {
      return spans.stream().anyMatch(Span::error);
    }

    /**
     * Returns the line as HTML; colours are classes, whose looks depend on the page.
     *
     * @param error the attributes of what comes from standard error; null if that is not told
     */
    String html(String error) {
      StringBuilder html = new StringBuilder();
      for (Span span : spans) {
        String classes = span.style().classes();
        boolean told = error != null && span.error();
        String all = told ? ("stderr-part " + classes).strip() : classes;
        html.append(
            all.isEmpty()
                ? Html.escape(span.text())
                : "<span class=\"%s\"%s>%s</span>"
                    .formatted(all, told ? error : "", Html.escape(span.text())));
      }
      return html.toString();
    }
  }
}
