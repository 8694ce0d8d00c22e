package org.ovenproof.examples.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.ovenproof.display.Drawing;

/**
 * An SVG element in the making (SVG 1.1). Lines and text take the colour of the page's text;
 * numbers are written the same in every locale; no text is measured, so no font is needed.
 */
final class Svg {

  private static final String[] SERIES = {"#0072b2", "#d55e00", "#009e73", "#cc79a7"};
  private static final String[] DASHES = {"", "8 5", "2 4", "12 4 2 4"};

  private final StringBuilder elements = new StringBuilder();
  private final double width;
  private final double height;

  Svg(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The colour of a series: the page's own, or else that of Okabe and Ito. */
  static String series(int index) {
    int place = index % SERIES.length;
    return "var(--chart-" + (place + 1) + ", " + SERIES[place] + ")";
  }

  /** The dashes of the lines of a series, so that they differ in more than their colour. */
  static String dashes(int index) {
    return DASHES[index % DASHES.length];
  }

  /**
   * A coordinate with at most two digits after the point and no zero at the end of them. Nobody
   * reads it, so it is not {@link Rounded}: halves go to the even side, to either as often, so that
   * no drawing is moved as a whole.
   */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  Svg line(double x1, double y1, double x2, double y2, double opacity) {
    return add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"currentColor\" opacity=\"%s\"/>",
        x1, y1, x2, y2, opacity);
  }

  Svg rectangle(double x, double y, double width, double height, String fill, double opacity) {
    return add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" stroke=\"currentColor\""
            + " fill=\"%s\" fill-opacity=\"%s\"/>",
        x, y, width, height, fill, opacity);
  }

  /** A line through points {@code x0, y0, x1, y1, ...}; a dash pattern or nothing. */
  Svg path(double[] points, String stroke, String dashes) {
    return add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\""
            + " stroke-linejoin=\"round\"%s/>",
        list(points), stroke, dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
  }

  /** What lies within a line through points {@code x0, y0, x1, y1, ...}, without its border. */
  Svg area(double[] points, String fill, double opacity) {
    return add(
        "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>", list(points), fill, opacity);
  }

  /** A path (SVG 1.1, 8.3) that is filled and has no border. */
  Svg filled(CharSequence path, String fill, double opacity) {
    return add(
        "<path d=\"%s\" fill=\"%s\" fill-opacity=\"%s\" shape-rendering=\"crispEdges\"/>",
        path, fill, opacity);
  }

  /** A path (SVG 1.1, 8.3) that is drawn with round ends and not filled. */
  Svg stroked(CharSequence path, String stroke, double width, double opacity) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\""
            + " opacity=\"%s\"/>",
        path, stroke, width, opacity);
  }

  /** Text whose anchor is {@code start}, {@code middle} or {@code end}. */
  Svg text(double x, double y, String anchor, String text) {
    return add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(text));
  }

  /** Text that begins at a place and goes up from there. */
  Svg upright(double x, double y, String text) {
    return add(
        "<text x=\"%s\" y=\"%s\" transform=\"rotate(-90 %s %s)\">%s</text>",
        x, y, x, y, escape(text));
  }

  Drawing drawing() {
    return drawing("");
  }

  /** A drawing whose labels leave no room to grow: on a narrow page it is moved, not shrunk. */
  Drawing wideDrawing() {
    return drawing(" class=\"wide\"");
  }

  private Drawing drawing(String attributes) {
    return new Drawing(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" fill=\"currentColor\""
                .formatted(number(width), number(height))
            + " font-size=\"14\"%s>\n".formatted(attributes)
            + elements
            + "</svg>");
  }

  private Svg add(String format, Object... values) {
    Object[] written = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      written[i] = values[i] instanceof Double value ? number(value) : values[i];
    }
    elements.append(String.format(Locale.ROOT, format, written)).append('\n');
    return this;
  }

  private static String list(double[] points) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      list.append(i == 0 ? "" : " ").append(number(points[i])).append(',');
      list.append(number(points[i + 1]));
    }
    return list.toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
