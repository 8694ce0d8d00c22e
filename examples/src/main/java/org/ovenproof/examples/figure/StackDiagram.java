package org.ovenproof.examples.figure;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Drawing;

/**
 * Stacks of maps from left to right as SVG, with an arrow from each to the next: the side of a
 * square is the height of a map, and there are as many squares as maps, but no more than 16. The
 * first stack is the input and has no colour. Each method returns a new diagram. Immutable.
 */
public final class StackDiagram implements Displayable {

  private static final double COLUMN = 94;
  private static final double SIDE = 66;
  private static final double SHIFT = 4;
  private static final int MOST_SQUARES = 16;
  private static final double MIDDLE = 54;
  private static final double BELOW = 124;

  private final List<Stack> stacks;

  private record Stack(int maps, int height, int width, String shape, List<String> lines) {}

  private StackDiagram(List<Stack> stacks) {
    this.stacks = List.copyOf(stacks);
  }

  /** Returns a diagram with no stack in it yet. */
  public static StackDiagram empty() {
    return new StackDiagram(List.of());
  }

  /**
   * Adds a stack to the right of the others.
   *
   * @param maps how many maps lie in it, {@code > 0}
   * @param height of a map, {@code > 0}; drawn in proportion to that of the first stack
   * @param width of a map, {@code > 0}; maps of 1 x 1 stand one below the other
   * @param shape the first line of text below the stack
   * @param lines the lines of text below that
   * @throws IllegalArgumentException if {@code maps}, {@code height} or {@code width} is {@code <=
   *     0}
   */
  public StackDiagram with(int maps, int height, int width, String shape, List<String> lines) {
    if (maps <= 0 || height <= 0 || width <= 0) {
      throw new IllegalArgumentException(
          "maps, height and width must be > 0 but were %d, %d and %d"
              .formatted(maps, height, width));
    }
    List<Stack> longer = new ArrayList<>(stacks);
    longer.add(new Stack(maps, height, width, shape, List.copyOf(lines)));
    return new StackDiagram(longer);
  }

  /**
   * Returns the drawing.
   *
   * @throws IllegalStateException if there is no stack
   */
  @Override
  public Drawing display() {
    if (stacks.isEmpty()) {
      throw new IllegalStateException("a diagram must have >= 1 stack but has 0");
    }
    Svg svg = new Svg(COLUMN * stacks.size(), BELOW + 46);
    for (int i = 0; i < stacks.size(); i++) {
      Stack stack = stacks.get(i);
      double centre = COLUMN * (i + 0.5);
      draw(svg, centre, stack, i == 0 ? "none" : Svg.series((i - 1) / 2));
      svg.text(centre, BELOW, "middle", stack.shape());
      for (int row = 0; row < stack.lines().size(); row++) {
        svg.text(centre, BELOW + 20 + 18.0 * row, "middle", stack.lines().get(row));
      }
      if (i > 0) {
        arrow(svg, centre - COLUMN / 2);
      }
    }
    return svg.wideDrawing();
  }

  private void draw(Svg svg, double centre, Stack stack, String fill) {
    int squares = Math.min(stack.maps(), MOST_SQUARES);
    boolean flat = stack.height() == 1 && stack.width() == 1;
    double side = flat ? 14 : Math.max(10, SIDE * stack.height() / stacks.get(0).height());
    double dx = flat ? 0 : SHIFT;
    double dy = flat ? side : SHIFT;
    double left = centre - (side + dx * (squares - 1)) / 2;
    double top = MIDDLE - (side + dy * (squares - 1)) / 2;
    for (int i = 0; i < squares; i++) {
      svg.rectangle(left + dx * i, top + dy * i, side, side, "var(--chart-ground, #fff)", 1);
      if (!fill.equals("none")) {
        svg.rectangle(left + dx * i, top + dy * i, side, side, fill, 0.35);
      }
    }
  }

  private static void arrow(Svg svg, double x) {
    svg.line(x - 5, MIDDLE, x + 5, MIDDLE, 0.8);
    svg.line(x + 1, MIDDLE - 4, x + 5, MIDDLE, 0.8);
    svg.line(x + 1, MIDDLE + 4, x + 5, MIDDLE, 0.8);
  }
}
