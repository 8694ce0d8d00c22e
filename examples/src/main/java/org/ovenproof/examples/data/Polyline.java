package org.ovenproof.examples.data;

/** Straight lines from point to point, without any width: {@link #outline} gives them one. */
final class Polyline implements Region {

  private final double[] points;

  /**
   * Lines through these points.
   *
   * @param points {@code x0, y0, x1, y1, ...}, two points at least
   */
  Polyline(double... points) {
    this.points = points;
  }

  /** The distance to the nearest line; never negative. */
  @Override
  public double distance(double x, double y) {
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i + 3 < points.length; i += 2) {
      double edgeX = points[i + 2] - points[i];
      double edgeY = points[i + 3] - points[i + 1];
      double square = squaredDistance(x - points[i], y - points[i + 1], edgeX, edgeY);
      nearest = Math.min(nearest, square);
    }
    return Math.sqrt(nearest);
  }

  /** The squared distance of a point from an edge, both seen from where the edge begins. */
  static double squaredDistance(double alongX, double alongY, double edgeX, double edgeY) {
    double share = (alongX * edgeX + alongY * edgeY) / (edgeX * edgeX + edgeY * edgeY);
    double clamped = Math.max(0, Math.min(1, share));
    double dx = alongX - clamped * edgeX;
    double dy = alongY - clamped * edgeY;
    return dx * dx + dy * dy;
  }
}
