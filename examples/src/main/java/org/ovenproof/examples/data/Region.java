package org.ovenproof.examples.data;

/**
 * A part of the plane, given by its signed distance function: {@code distance < 0} inside, {@code >
 * 0} outside, in the units of the coordinates (Quilez, 2D distance functions). {@code y} grows
 * downwards. Uses {@link StrictMath}, so the same numbers come out everywhere.
 */
@FunctionalInterface
interface Region {

  double distance(double x, double y);

  static Region circle(double radius) {
    return (x, y) -> Math.sqrt(x * x + y * y) - radius;
  }

  /** A rectangle around the origin. */
  static Region box(double halfWidth, double halfHeight) {
    return (x, y) -> {
      double dx = Math.abs(x) - halfWidth;
      double dy = Math.abs(y) - halfHeight;
      double outX = Math.max(dx, 0);
      double outY = Math.max(dy, 0);
      return Math.sqrt(outX * outX + outY * outY) + Math.min(Math.max(dx, dy), 0);
    };
  }

  /** A polygon, closed by itself: {@code x0, y0, x1, y1, ...}. */
  static Region polygon(double... corners) {
    return new Polygon(corners);
  }

  /** An equilateral triangle around the origin, pointing up. */
  static Region triangle(double radius) {
    double half = radius * Math.sqrt(3) / 2;
    return polygon(0, -radius, half, radius / 2, -half, radius / 2);
  }

  default Region at(double centreX, double centreY) {
    return (x, y) -> distance(x - centreX, y - centreY);
  }

  /** Turned around the origin, clockwise on the screen, by an angle in radians. */
  default Region turned(double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return (x, y) -> distance(cos * x + sin * y, cos * y - sin * x);
  }

  default Region and(Region other) {
    return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
  }

  default Region without(Region other) {
    return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
  }

  /** Its border only, this wide. */
  default Region outline(double thickness) {
    return (x, y) -> Math.abs(distance(x, y)) - thickness / 2;
  }
}
