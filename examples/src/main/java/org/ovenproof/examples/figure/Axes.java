package org.ovenproof.examples.figure;

/**
 * The two axes of a chart, which draw themselves with their ticks, their names and a faint grid.
 */
record Axes(Axis x, Axis y) {

  /** How much room they take below the plot. */
  static final double BELOW = 2 * Legend.LINE + 8;

  void draw(Svg svg, String xLabel, String yLabel) {
    svg.text(4, 20, "start", yLabel);
    for (double tick : y.ticks()) {
      svg.line(x.from(), y.place(tick), x.to(), y.place(tick), tick == 0 ? 0.7 : 0.18);
      svg.text(x.from() - 8, y.place(tick) + 5, "end", y.label(tick));
    }
    for (double tick : x.ticks()) {
      svg.line(x.place(tick), y.from(), x.place(tick), y.from() + 5, 0.7);
      svg.text(x.place(tick), y.from() + Legend.LINE + 2, "middle", x.label(tick));
    }
    svg.text((x.from() + x.to()) / 2, y.from() + 2 * Legend.LINE + 2, "middle", xLabel);
  }
}
