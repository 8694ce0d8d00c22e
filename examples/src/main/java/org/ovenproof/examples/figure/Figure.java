package org.ovenproof.examples.figure;

import java.awt.image.BufferedImage;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Picture;
import org.ovenproof.examples.image.Pixels;

/**
 * Arrays as pictures. Small arrays are shown larger than they are, one square for each number;
 * {@link Picture#scaled} changes that. Nothing is drawn but the numbers: no axis, no text.
 */
public final class Figure {

  /** How wide a picture on its own is on the page, and one of many, in page pixels. */
  private static final int WIDE = 288;

  private static final int NARROW = 120;

  private Figure() {}

  /**
   * Shows {@code [h, w]} in grey, 0 black and 1 white; what lies beyond is clipped.
   *
   * @throws IllegalArgumentException if {@code values} has another shape
   */
  public static Picture grey(INDArray values) {
    return grey(values, 0, 1);
  }

  /**
   * Shows {@code [h, w]} in grey; what lies beyond the range is clipped.
   *
   * @param black the value that is black
   * @param white the value that is white, {@code > black}
   * @throws IllegalArgumentException if {@code white <= black} or {@code values} has another shape
   */
  public static Picture grey(INDArray values, double black, double white) {
    return picture(Colours.grey(values, black, white), WIDE);
  }

  /**
   * Shows {@code [h, w]} in two colours: blue below 0, white at 0, orange above, full at the
   * largest distance from 0. The two are told apart with every kind of colour vision (Okabe and
   * Ito, Color Universal Design, 2008).
   *
   * @throws IllegalArgumentException if {@code values} has another shape
   */
  public static Picture heat(INDArray values) {
    return heat(values, Colours.reach(values));
  }

  /**
   * Shows {@code [h, w]} in two colours, full at {@code -reach} and {@code reach}.
   *
   * @throws IllegalArgumentException if {@code reach <= 0} or {@code values} has another shape
   */
  public static Picture heat(INDArray values, double reach) {
    return picture(Colours.heat(values, reach), WIDE);
  }

  /**
   * Shows {@code [h, w]}, {@code [3, h, w]} or {@code [4, h, w]} as the image it is, 0 to 1.
   *
   * @throws IllegalArgumentException if {@code pixels} has another shape
   */
  public static Picture image(INDArray pixels) {
    return picture(Pixels.image(pixels), WIDE);
  }

  /** Shows an image. */
  public static Picture image(BufferedImage image) {
    return picture(image, WIDE);
  }

  /**
   * Shows images side by side, numbered from 1.
   *
   * @param pixels {@code [n, h, w]}, {@code [n, 3, h, w]} or {@code [n, 4, h, w]}, values 0 to 1
   * @throws IllegalArgumentException if {@code pixels} has another shape
   */
  public static Gallery images(INDArray pixels) {
    Gallery gallery = Gallery.empty();
    for (int i = 0; i < pixels.size(0); i++) {
      BufferedImage image = Pixels.image(pixels.slice(i));
      gallery = gallery.with(String.valueOf(i + 1), picture(image, NARROW * 2 / 3));
    }
    return gallery;
  }

  /**
   * Shows feature maps side by side in grey, each from black at its own smallest value to white at
   * its own largest; one that is the same everywhere is black.
   *
   * @param maps {@code [n, h, w]}
   * @throws IllegalArgumentException if {@code maps} has another shape
   */
  public static Gallery maps(INDArray maps) {
    Gallery gallery = Gallery.empty();
    for (int i = 0; i < maps.size(0); i++) {
      INDArray map = maps.slice(i);
      double black = map.minNumber().doubleValue();
      double white = map.maxNumber().doubleValue();
      BufferedImage image = Colours.grey(map, black, white > black ? white : black + 1);
      gallery = gallery.with(String.valueOf(i + 1), picture(image, NARROW));
    }
    return gallery;
  }

  /**
   * Shows kernels side by side in two colours, each full at its own largest distance from 0.
   *
   * @param kernels {@code [n, k, k]}, or {@code [n, c, k, k]}, of which the first channel is shown
   * @throws IllegalArgumentException if {@code kernels} has another shape
   */
  public static Gallery kernels(INDArray kernels) {
    Gallery gallery = Gallery.empty();
    for (int i = 0; i < kernels.size(0); i++) {
      INDArray kernel = kernels.rank() == 4 ? kernels.slice(i).slice(0) : kernels.slice(i);
      BufferedImage image = Colours.heat(kernel, Colours.reach(kernel));
      gallery = gallery.with(String.valueOf(i + 1), picture(image, NARROW / 2));
    }
    return gallery;
  }

  private static Picture picture(BufferedImage image, int width) {
    return Picture.of(image, Math.max(1, Math.round((float) width / image.getWidth())));
  }
}
