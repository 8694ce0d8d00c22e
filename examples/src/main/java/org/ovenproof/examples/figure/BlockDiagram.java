package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;

/**
 * Boxes and arrows from left to right as SVG. A box is known by its text and stands in a cell of a
 * grid whose columns and rows may be fractions; the caller sees to it that boxes do not overlap.
 * Each method returns a new diagram. Immutable.
 */
public final class BlockDiagram implements Displayable {

  private static final double SIDE_GAP = 44;
  private static final double ROW_GAP = 26;
  private static final double LANE = 26;
  private static final double LETTER = 7.6;

  private final List<Box> boxes;
  private final List<Link> links;

  /** A box; series -1 has no colour. */
  private record Box(String text, double column, double row, int series) {

    String[] lines() {
      return text.split("\n");
    }
  }

  private record Link(Box from, Box to, String label, boolean detour) {}

  /** Where a box lies on the page. */
  private record Place(double x, double y, double width, double height) {

    double left() {
      return x - width / 2;
    }

    double right() {
      return x + width / 2;
    }

    double bottom() {
      return y + height / 2;
    }
  }

  private BlockDiagram(List<Box> boxes, List<Link> links) {
    this.boxes = List.copyOf(boxes);
    this.links = List.copyOf(links);
  }

  /** Returns a diagram with nothing in it yet. */
  public static BlockDiagram empty() {
    return new BlockDiagram(List.of(), List.of());
  }

  /**
   * Adds a box without colour: something that is given, passed on or comes out.
   *
   * @param text what stands in it, which no other box has; {@code \n} begins a new line
   * @param column where it stands, {@code >= 0}, 0 at the left
   * @param row where it stands, {@code >= 0}, 0 at the top
   * @throws IllegalArgumentException if there is a box with this text, {@code column < 0} or {@code
   *     row < 0}
   */
  public BlockDiagram data(String text, double column, double row) {
    return with(new Box(text, column, row, -1));
  }

  /**
   * Adds a box in the first colour: something that computes. Arguments as for {@link #data}.
   *
   * @throws IllegalArgumentException if there is a box with this text, {@code column < 0} or {@code
   *     row < 0}
   */
  public BlockDiagram block(String text, double column, double row) {
    return block(text, column, row, 0);
  }

  /**
   * Adds a box in a colour. Arguments as for {@link #data}.
   *
   * @param series which colour, {@code >= 0}
   * @throws IllegalArgumentException if {@code series < 0}, or as for {@link #data}
   */
  public BlockDiagram block(String text, double column, double row, int series) {
    if (series < 0) {
      throw new IllegalArgumentException("series must be >= 0 but was " + series);
    }
    return with(new Box(text, column, row, series));
  }

  /**
   * Adds an arrow without words, see {@link #arrow(String, String, String)}.
   *
   * @throws IllegalArgumentException if there is no such box, or {@code to} is further left
   */
  public BlockDiagram arrow(String from, String to) {
    return arrow(from, to, "");
  }

  /**
   * Adds an arrow: from side to side with a bend where rows differ, or up or down in one column.
   *
   * @param from the text of a box
   * @param to the text of another box, in the same column or further right
   * @param label what stands at the arrow, short
   * @throws IllegalArgumentException if there is no such box, or {@code to} is further left
   */
  public BlockDiagram arrow(String from, String to, String label) {
    Link link = new Link(box(from), box(to), label, false);
    if (link.to().column() < link.from().column()) {
      throw new IllegalArgumentException(
          "%s must not be left of %s: take detour for a way back".formatted(to, from));
    }
    return with(link);
  }

  /**
   * Adds a dashed arrow that goes below all boxes, to the left or to the right: a way back or a way
   * around.
   *
   * @param from the text of a box
   * @param to the text of another box
   * @param label what stands at the arrow
   * @throws IllegalArgumentException if there is no such box
   */
  public BlockDiagram detour(String from, String to, String label) {
    return with(new Link(box(from), box(to), label, true));
  }

  /**
   * Returns the drawing.
   *
   * @throws IllegalStateException if there is no box
   */
  @Override
  public Output display() {
    if (boxes.isEmpty()) {
      throw new IllegalStateException("a diagram must have >= 1 box but has 0");
    }
    double right = boxes.stream().mapToDouble(box -> place(box).right()).max().orElseThrow();
    double bottom = boxes.stream().mapToDouble(box -> place(box).bottom()).max().orElseThrow();
    long lanes = links.stream().filter(Link::detour).count();
    Svg svg = new Svg(right + 2, bottom + 4 + LANE * lanes);
    int lane = 0;
    for (Link link : links) {
      if (link.detour()) {
        lane++;
        detour(svg, link, lane, bottom + LANE * lane);
      } else {
        straight(svg, link);
      }
    }
    boxes.forEach(box -> draw(svg, box));
    return svg.wideDrawing();
  }

  private void draw(Svg svg, Box box) {
    Place place = place(box);
    String fill = box.series() < 0 ? "none" : Svg.series(box.series());
    double top = place.y() - place.height() / 2;
    svg.rectangle(place.left(), top, place.width(), place.height(), fill, 0.25);
    String[] lines = box.lines();
    for (int i = 0; i < lines.length; i++) {
      svg.text(place.x(), place.y() + 5 + 18 * (i - (lines.length - 1) / 2.0), "middle", lines[i]);
    }
  }

  private void straight(Svg svg, Link link) {
    Place from = place(link.from());
    Place to = place(link.to());
    if (from.x() == to.x()) {
      double way = Math.signum(to.y() - from.y());
      double end = to.y() - way * to.height() / 2;
      arrow(svg, "", from.x(), from.y() + way * from.height() / 2, to.x(), end);
      svg.text(from.x() + 6, (from.y() + to.y()) / 2 + 5, "start", link.label());
      return;
    }
    double bend = to.left() - gap() / 2;
    if (from.y() == to.y()) {
      arrow(svg, "", from.right(), from.y(), to.left(), to.y());
      svg.text((from.right() + to.left()) / 2, from.y() - 7, "middle", link.label());
    } else {
      arrow(svg, "", from.right(), from.y(), bend, from.y(), bend, to.y(), to.left(), to.y());
      svg.text(from.right() + 5, from.y() - 7, "start", link.label());
    }
  }

  /** Lanes lie one below the other, and each leaves and arrives beside the one before. */
  private void detour(Svg svg, Link link, int lane, double y) {
    Place from = place(link.from());
    Place to = place(link.to());
    double aside = 12 * (lane - 1);
    double x1 = from.x() + (from.x() > to.x() ? -aside : aside);
    double x2 = to.x();
    arrow(svg, "7 4", x1, from.bottom(), x1, y, x2, y, x2, to.bottom());
    svg.text((x1 + x2) / 2, y - 6, "middle", link.label());
  }

  private static void arrow(Svg svg, String dashes, double... points) {
    int n = points.length;
    svg.path(points, "currentColor", dashes);
    StringBuilder head = new StringBuilder();
    Arrow.head(head, points[n - 4], points[n - 3], points[n - 2], points[n - 1]);
    svg.stroked(head, "currentColor", 2.5, 1);
  }

  private Place place(Box box) {
    double width = width();
    double rowHeight = height(boxes.stream().mapToInt(b -> b.lines().length).max().orElseThrow());
    return new Place(
        2 + width / 2 + box.column() * (width + gap()),
        2 + rowHeight / 2 + box.row() * (rowHeight + ROW_GAP),
        width,
        height(box.lines().length));
  }

  private static double height(int lines) {
    return 18.0 * lines + 18;
  }

  /** Wide enough for the longest line, as far as one can tell without a font. */
  private double width() {
    int most = 4;
    for (Box box : boxes) {
      for (String line : box.lines()) {
        most = Math.max(most, line.length());
      }
    }
    return LETTER * most + 20;
  }

  private double gap() {
    int most =
        links.stream().filter(l -> !l.detour()).mapToInt(l -> l.label().length()).max().orElse(0);
    return Math.max(SIDE_GAP, LETTER * most + 16);
  }

  private BlockDiagram with(Box box) {
    if (boxes.stream().anyMatch(other -> other.text().equals(box.text()))) {
      throw new IllegalArgumentException(
          "text must differ from that of other boxes but was " + box.text());
    }
    if (!(box.column() >= 0 && box.row() >= 0)) {
      throw new IllegalArgumentException(
          "column and row must be >= 0 but were %s and %s".formatted(box.column(), box.row()));
    }
    List<Box> longer = new ArrayList<>(boxes);
    longer.add(box);
    return new BlockDiagram(longer, links);
  }

  private BlockDiagram with(Link link) {
    List<Link> longer = new ArrayList<>(links);
    longer.add(link);
    return new BlockDiagram(boxes, longer);
  }

  private Box box(String text) {
    return boxes.stream()
        .filter(box -> box.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an arrow must go between boxes but there is none with the text " + text));
  }
}
