package org.ovenproof.examples.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** PNG files in memory (W3C Portable Network Graphics, third edition). */
public final class Png {

  private Png() {}

  /** Returns the bytes of a PNG file with this image in it, its alpha included. */
  public static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /**
   * Returns the image in a PNG file.
   *
   * @throws IllegalArgumentException if {@code file} holds no image
   */
  public static BufferedImage decode(byte[] file) {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("file must be a PNG but cannot be read", e);
    }
    if (image == null) {
      throw new IllegalArgumentException("file must be a PNG but holds no image");
    }
    return image;
  }
}
