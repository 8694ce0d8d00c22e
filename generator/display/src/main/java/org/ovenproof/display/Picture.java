package org.ovenproof.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pixels as a PNG without any text or metadata in it: the same pixels give the same bytes.
 *
 * @param width in pixels, {@code > 0}
 * @param height in pixels, {@code > 0}
 * @param scale how many page pixels one of its pixels takes, {@code > 0}; a feature map of 14 by 14
 *     is readable at 8
 * @param png the encoded file; not copied, so treat it as immutable
 */
public record Picture(int width, int height, int scale, byte[] png) implements Output {

  /** The largest number of pixels that a page is asked to carry. */
  public static final int MAX_PIXELS = 16_000_000;

  public Picture {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "width and height must be > 0 but were %s and %s".formatted(width, height));
    }
    if (scale <= 0) {
      throw new IllegalArgumentException("scale must be > 0 but was " + scale);
    }
    if ((long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture must have at most %,d pixels but has %,d x %,d: draw it smaller",
              MAX_PIXELS,
              width,
              height));
    }
  }

  /** Returns the picture of an image, one page pixel for each of its pixels. */
  public static Picture of(BufferedImage image) {
    return of(image, 1);
  }

  /**
   * Returns the picture of an image.
   *
   * @param scale how many page pixels one of its pixels takes, {@code > 0}
   */
  public static Picture of(BufferedImage image, int scale) {
    if ((long) image.getWidth() * image.getHeight() > MAX_PIXELS) {
      return new Picture(image.getWidth(), image.getHeight(), scale, new byte[0]);
    }
    return new Picture(image.getWidth(), image.getHeight(), scale, encode(image));
  }

  /** Returns the same pixels at another size on the page. */
  public Picture scaled(int newScale) {
    return new Picture(width, height, newScale, png);
  }

  /** Returns its size in words, which a terminal can show. */
  @Override
  public String toString() {
    return "picture of %s x %s pixels".formatted(width, height);
  }

  @Override
  public boolean needsAlternative() {
    return true;
  }

  /** PNG (W3C, third edition) at a fixed compression level, with no metadata of the JDK's own. */
  private static byte[] encode(BufferedImage image) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.1f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
