package org.ovenproof.examples.figure;

/** What stands for a point of a series: marks differ in form as well as in colour. */
enum Mark {
  DOT(4.4),
  CROSS(1.5),
  TRIANGLE(1.3),
  SQUARE(1.3);

  private final double stroke;

  Mark(double stroke) {
    this.stroke = stroke;
  }

  static Mark of(int series) {
    return values()[series % values().length];
  }

  /** How wide the lines are that draw it: a dot is a line without length. */
  double stroke() {
    return stroke;
  }

  /** Adds the mark at a place of the page to a path (SVG 1.1, 8.3). */
  void draw(StringBuilder path, double x, double y) {
    path.append('M').append(Svg.number(x)).append(' ').append(Svg.number(y));
    path.append(
        switch (this) {
          case DOT -> "h0";
          case CROSS -> "m-3-3l6 6m0-6l-6 6";
          case TRIANGLE -> "m0-4l3.5 6h-7z";
          case SQUARE -> "m-3-3h6v6h-6z";
        });
  }
}
