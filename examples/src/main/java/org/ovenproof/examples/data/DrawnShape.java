package org.ovenproof.examples.data;

import java.util.List;
import java.util.Locale;

/** What a picture of the {@link DrawnShapes} shows. Its place in this list is its class number. */
public enum DrawnShape {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  CROSS;

  /** Returns all shapes, as what pictures are sorted into. */
  public static Classes<DrawnShape> classes() {
    return new Classes<>("shape", List.of(values()));
  }

  /** Returns the shape around the origin, as wide as a circle of this radius, as a drawn line. */
  Region line(double radius, double thickness) {
    return switch (this) {
      case CIRCLE -> Region.circle(radius).outline(thickness);
      case SQUARE -> Region.box(radius * 0.85, radius * 0.85).outline(thickness);
      case TRIANGLE -> Region.triangle(radius * 1.15).outline(thickness);
      case CROSS -> Region.box(radius, thickness / 2).and(Region.box(thickness / 2, radius));
    };
  }

  /** Returns the shape around the origin, about as large as a circle of this radius, filled. */
  Region filled(double radius) {
    return switch (this) {
      case CIRCLE -> Region.circle(radius);
      case SQUARE -> Region.box(radius * 0.85, radius * 0.85);
      case TRIANGLE -> Region.triangle(radius * 1.25).at(0, radius * 0.25);
      case CROSS -> line(radius, radius * 0.7);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
