package org.ovenproof.examples.data;

/** The inside of a closed line of straight edges. */
final class Polygon implements Region {

  private final double[] corners;

  Polygon(double... corners) {
    this.corners = corners;
  }

  /**
   * The distance to the nearest edge, negative after an odd number of crossings (even-odd rule).
   */
  @Override
  public double distance(double x, double y) {
    double nearest = Double.MAX_VALUE;
    boolean inside = false;
    int n = corners.length;
    for (int i = 0; i < n; i += 2) {
      double fromX = corners[i];
      double fromY = corners[i + 1];
      double edgeX = corners[(i + 2) % n] - fromX;
      double edgeY = corners[(i + 3) % n] - fromY;
      double alongX = x - fromX;
      double alongY = y - fromY;
      nearest = Math.min(nearest, Polyline.squaredDistance(alongX, alongY, edgeX, edgeY));
      boolean crosses = (fromY > y) != (fromY + edgeY > y);
      if (crosses && alongX < edgeX * alongY / edgeY) {
        inside = !inside;
      }
    }
    return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
  }
}
