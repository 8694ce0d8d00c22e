package org.ovenproof.examples.data;

import java.awt.image.BufferedImage;

/**
 * Pixels that regions are painted on. A pixel is painted as far as the region covers it, which the
 * distance of its centre tells: all of it at {@code <= -1/2} pixel, nothing at {@code >= 1/2}.
 */
final class Canvas {

  private final int size;
  private final double unit;
  private final double[] red;
  private final double[] green;
  private final double[] blue;
  private final double[] alpha;

  /**
   * A transparent square.
   *
   * @param size in pixels
   * @param units how many units of the regions' coordinates it is wide
   */
  Canvas(int size, double units) {
    this.size = size;
    this.unit = units / size;
    this.red = new double[size * size];
    this.green = new double[size * size];
    this.blue = new double[size * size];
    this.alpha = new double[size * size];
  }

  /** Paints a region over what is there, in a colour as {@code 0xrrggbb}. */
  Canvas paint(Region region, int rgb) {
    for (int i = 0; i < alpha.length; i++) {
      double covered = coverage(region, i % size, i / size, unit);
      red[i] += covered * (((rgb >> 16) & 0xff) - red[i]);
      green[i] += covered * (((rgb >> 8) & 0xff) - green[i]);
      blue[i] += covered * ((rgb & 0xff) - blue[i]);
      alpha[i] += covered * (1 - alpha[i]);
    }
    return this;
  }

  /** Returns an image with alpha; colours, kept multiplied by alpha so far, are divided by it. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < alpha.length; i++) {
      int argb = (int) Math.round(255 * alpha[i]) << 24;
      if (alpha[i] > 0) {
        argb |= (int) Math.round(red[i] / alpha[i]) << 16;
        argb |= (int) Math.round(green[i] / alpha[i]) << 8;
        argb |= (int) Math.round(blue[i] / alpha[i]);
      }
      image.setRGB(i % size, i / size, argb);
    }
    return image;
  }

  /** How much of a pixel a region covers, between 0 and 1. */
  static double coverage(Region region, int column, int row, double unit) {
    double distance = region.distance((column + 0.5) * unit, (row + 0.5) * unit) / unit;
    return Math.max(0, Math.min(1, 0.5 - distance));
  }
}
