package org.ovenproof.examples.data;

/**
 * One movement of a pen through points {@code x0, y0, x1, y1, ...}, {@code y} downwards, with
 * corners at them or smoothly (Catmull and Rom, A Class of Local Interpolating Splines, 1974).
 */
final class Stroke {

  /** Into how many straight lines a smooth stroke is cut between two of its points. */
  private static final int CUTS = 6;

  private final boolean smooth;
  private final double[] points;

  private Stroke(boolean smooth, double... points) {
    this.smooth = smooth;
    this.points = points;
  }

  static Stroke straight(double... points) {
    return new Stroke(false, points);
  }

  static Stroke smooth(double... points) {
    return new Stroke(true, points);
  }

  /**
   * The same stroke on a page: leaned over by {@code slant}, a length sideways for each one up,
   * then {@code scale} times as large, then moved.
   */
  Stroke placed(double slant, double scale, double x, double y) {
    double[] moved = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      moved[i] = x + scale * (points[i] - slant * points[i + 1]);
      moved[i + 1] = y + scale * points[i + 1];
    }
    return new Stroke(smooth, moved);
  }

  /** The line that the pen leaves, without width. */
  Region line() {
    if (!smooth) {
      return new Polyline(points);
    }
    int spans = points.length / 2 - 1;
    double[] dense = new double[2 * (spans * CUTS + 1)];
    for (int i = 0; i <= spans * CUTS; i++) {
      int span = Math.min(i / CUTS, spans - 1);
      double share = (double) (i - span * CUTS) / CUTS;
      dense[2 * i] = between(span, share, 0);
      dense[2 * i + 1] = between(span, share, 1);
    }
    return new Polyline(dense);
  }

  private double between(int span, double t, int axis) {
    double p0 = coordinate(span - 1, axis);
    double p1 = coordinate(span, axis);
    double p2 = coordinate(span + 1, axis);
    double p3 = coordinate(span + 2, axis);
    double linear = p2 - p0;
    double square = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    double cubic = 3 * (p1 - p2) + p3 - p0;
    return p1 + t / 2 * (linear + t * (square + t * cubic));
  }

  /** Beyond its ends a stroke that comes back to where it began goes on; others stand still. */
  private double coordinate(int index, int axis) {
    int last = points.length / 2 - 1;
    boolean closed = points[0] == points[2 * last] && points[1] == points[2 * last + 1];
    int place = closed ? Math.floorMod(index, last) : Math.max(0, Math.min(last, index));
    return points[2 * place + axis];
  }
}
