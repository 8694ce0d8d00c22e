package org.ovenproof.examples.figure;

/** A line with a head, as part of a path (SVG 1.1, 8.3). */
final class Arrow {

  private static final double HEAD = 6;

  /** Cosine and sine of 28 degrees, between the line and each side of its head. */
  private static final double COS = 0.883;

  private static final double SIN = 0.469;

  private Arrow() {}

  /** Adds an arrow from one place to another; its head is at most half as long as itself. */
  static void draw(StringBuilder path, double x1, double y1, double x2, double y2) {
    if (x1 == x2 && y1 == y2) {
      return;
    }
    move(path, 'M', x1, y1);
    move(path, 'L', x2, y2);
    head(path, x1, y1, x2, y2);
  }

  /** Adds only the head of an arrow, at its second place. */
  static void head(StringBuilder path, double x1, double y1, double x2, double y2) {
    double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    double head = Math.min(HEAD, length / 2) / length;
    double dx = (x1 - x2) * head;
    double dy = (y1 - y2) * head;
    move(path, 'M', x2 + COS * dx - SIN * dy, y2 + SIN * dx + COS * dy);
    move(path, 'L', x2, y2);
    move(path, 'L', x2 + COS * dx + SIN * dy, y2 - SIN * dx + COS * dy);
  }

  private static void move(StringBuilder path, char how, double x, double y) {
    path.append(how).append(Svg.number(x)).append(' ').append(Svg.number(y));
  }
}
