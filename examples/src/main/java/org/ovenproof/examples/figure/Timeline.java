package org.ovenproof.examples.figure;

import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;

/**
 * What happened when, as SVG: a lane for each series of events, years from left to right, months as
 * the finest measure (ISO 8601-1, 2019, 5.2.2.2). Names that would overlap stand one below the
 * other. Each method returns a new timeline. Immutable.
 */
public final class Timeline implements Displayable {

  private static final double LEFT = 8;
  private static final double RIGHT = 712;
  private static final double ROW = 20;
  private static final double HEAD = 34;
  private static final double LETTER = 7.6;
  private static final double MARGIN = 36;

  private final List<Event> events;
  private final List<Event> references;
  private final YearMonth last;

  private record Event(String lane, YearMonth month, String name) {}

  /** A name and the row of its lane in which it stands, 0 next to the line. */
  private record Placed(Event event, double x, int row) {}

  private Timeline(List<Event> events, List<Event> references, YearMonth last) {
    this.events = List.copyOf(events);
    this.references = List.copyOf(references);
    this.last = last;
  }

  /** Returns a timeline on which nothing has happened yet. */
  public static Timeline empty() {
    return new Timeline(List.of(), List.of(), YearMonth.of(Year.MAX_VALUE, 12));
  }

  /**
   * Adds an event; lanes stand in the order of their first events.
   *
   * @param lane the name of the lane, which need not have been named before
   * @param month when it happened; events need not be added in order
   * @param name what happened, short
   */
  public Timeline event(String lane, YearMonth month, String name) {
    return new Timeline(longer(events, new Event(lane, month, name)), references, last);
  }

  /** Adds a month that goes through all lanes, to compare the events with. */
  public Timeline reference(YearMonth month, String name) {
    return new Timeline(events, longer(references, new Event("", month, name)), last);
  }

  /**
   * Returns this timeline as it stood then: nothing later is drawn, and everything else stays in
   * its place.
   *
   * @param month the last month that is drawn
   */
  public Timeline until(YearMonth month) {
    return new Timeline(events, references, month);
  }

  /**
   * Returns the drawing; its axis begins and ends with a year.
   *
   * @throws IllegalStateException if there is no event
   */
  @Override
  public Output display() {
    if (events.isEmpty()) {
      throw new IllegalStateException("a timeline must have >= 1 event but has 0");
    }
    Map<String, List<Placed>> lanes = lanes();
    double bottom = 26 + (references.isEmpty() ? 0 : ROW);
    for (List<Placed> lane : lanes.values()) {
      bottom += height(lane);
    }
    Svg svg = new Svg(RIGHT + LEFT, bottom + 4);
    double top = references.isEmpty() ? 26 : 26 + ROW;
    for (int year = firstYear(); year <= lastYear() + 1; year++) {
      double x = x(YearMonth.of(year, 1));
      svg.line(x, top, x, bottom, 0.18);
      if (year <= lastYear()) {
        svg.text(x + 4, top - 8, "start", String.valueOf(year));
      }
    }
    for (Event reference : references) {
      if (isDrawn(reference)) {
        double x = x(reference.month());
        svg.path(new double[] {x, 22, x, bottom}, Svg.series(1), Svg.dashes(1));
        svg.text(x, 16, "middle", reference.name());
      }
    }
    int series = 0;
    for (Map.Entry<String, List<Placed>> lane : lanes.entrySet()) {
      draw(svg, lane.getKey(), lane.getValue(), top, series++);
      top += height(lane.getValue());
    }
    return svg.wideDrawing();
  }

  private void draw(Svg svg, String name, List<Placed> lane, double top, int series) {
    double line = top + HEAD;
    svg.text(LEFT, line - 12, "start", name);
    svg.line(LEFT, line, RIGHT, line, 0.7);
    Mark mark = Mark.of(series);
    StringBuilder marks = new StringBuilder();
    for (Placed placed : lane) {
      if (isDrawn(placed.event())) {
        double below = line + ROW * (placed.row() + 1);
        svg.line(placed.x(), line, placed.x(), below - 2, 0.4);
        svg.text(placed.x() + 4, below, "start", placed.event().name());
        mark.draw(marks, placed.x(), line);
      }
    }
    svg.stroked(marks, Svg.series(series), 2 * mark.stroke(), 1);
  }

  /** Places the latest first: a name reaches to the right, where only later ones stand. */
  private Map<String, List<Placed>> lanes() {
    Map<String, List<Placed>> lanes = new LinkedHashMap<>();
    events.forEach(event -> lanes.putIfAbsent(event.lane(), new ArrayList<>()));
    List<Event> latestFirst = new ArrayList<>(events);
    latestFirst.sort((a, b) -> b.month().compareTo(a.month()));
    for (Event event : latestFirst) {
      List<Placed> lane = lanes.get(event.lane());
      double x = x(event.month());
      double end = x + 4 + LETTER * event.name().length();
      int row = 0;
      for (Placed later : lane) {
        // Its own line comes down to its row, so a name before it has to stand below that.
        if (later.x() < end + 4) {
          row = Math.max(row, later.row() + 1);
        }
      }
      lane.add(new Placed(event, x, row));
    }
    return lanes;
  }

  private boolean isDrawn(Event event) {
    return !event.month().isAfter(last);
  }

  private static double height(List<Placed> lane) {
    int rows = lane.stream().mapToInt(Placed::row).max().orElse(0) + 1;
    return HEAD + ROW * rows + 8;
  }

  private double x(YearMonth month) {
    int months = 12 * (month.getYear() - firstYear()) + month.getMonthValue() - 1;
    double all = 12.0 * (lastYear() + 1 - firstYear());
    return LEFT + months / all * (RIGHT - MARGIN - LEFT);
  }

  private int firstYear() {
    return events.stream().mapToInt(event -> event.month().getYear()).min().orElseThrow();
  }

  private int lastYear() {
    return events.stream().mapToInt(event -> event.month().getYear()).max().orElseThrow();
  }

  private static List<Event> longer(List<Event> list, Event last) {
    List<Event> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
