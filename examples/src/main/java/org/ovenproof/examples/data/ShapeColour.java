package org.ovenproof.examples.data;

import java.util.Locale;

/** The colours of {@link ColourShapes}. Its place in this list is its class number. */
public enum ShapeColour {
  RED(0xd62728),
  YELLOW(0xf0c000),
  BLUE(0x0072b2);

  private final int rgb;

  ShapeColour(int rgb) {
    this.rgb = rgb;
  }

  /** Returns the colour as {@code 0xrrggbb}, sRGB. */
  public int rgb() {
    return rgb;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
