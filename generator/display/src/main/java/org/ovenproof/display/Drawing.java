package org.ovenproof.display;

/**
 * A vector drawing: one {@code <svg>} element, with its text as text and its colours from the page
 * ({@code currentColor} and the page's custom properties), so it reads in light and in dark.
 *
 * @param svg the element, beginning with {@code <svg} and with a {@code viewBox}
 */
public record Drawing(String svg) implements Output {

  public Drawing {
    if (!svg.startsWith("<svg") || !svg.contains("viewBox=")) {
      throw new IllegalArgumentException(
          "svg must begin with <svg and have a viewBox but begins with "
              + svg.substring(0, Math.min(svg.length(), 40)));
    }
  }

  /** Returns that it is a drawing, which is all of it that a terminal can show. */
  @Override
  public String toString() {
    return "drawing (SVG of %s characters)".formatted(svg.length());
  }

  @Override
  public boolean needsAlternative() {
    return true;
  }
}
