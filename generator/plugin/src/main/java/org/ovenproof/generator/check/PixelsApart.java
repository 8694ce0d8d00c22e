package org.ovenproof.generator.check;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * How far two pictures of one size are apart. Pixels are compared, not files: another encoder makes
 * no difference.
 *
 * @param different how many pixels are further apart than is tolerated
 * @param most how far the furthest one is, 0 to 1
 * @param mostAt where that is: its row times the width, and its column
 */
public record PixelsApart(int different, double most, int mostAt) {

  private static final int CHANNELS = 4;

  /**
   * Compares two pictures.
   *
   * @param tolerance how far a channel of a pixel may be off, as a share of its range, {@code >= 0}
   * @return nothing if they are of different sizes
   */
  public static Optional<PixelsApart> of(BufferedImage one, BufferedImage other, double tolerance) {
    int width = one.getWidth();
    int height = one.getHeight();
    if (other.getWidth() != width || other.getHeight() != height) {
      return Optional.empty();
    }
    int different = 0;
    double most = 0;
    int mostAt = 0;
    double[][] rows = new double[2][width * CHANNELS];
    for (int y = 0; y < height; y++) {
      read(one, y, rows[0]);
      read(other, y, rows[1]);
      for (int x = 0; x < width; x++) {
        double distance = distance(rows, x);
        different += distance > tolerance ? 1 : 0;
        if (distance > most) {
          most = distance;
          mostAt = y * width + x;
        }
      }
    }
    return Optional.of(new PixelsApart(different, most, mostAt));
  }

  /**
   * Reads a picture.
   *
   * @throws IOException if it is none
   */
  public static BufferedImage decode(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException("no picture");
    }
    return image;
  }

  private static double distance(double[][] rows, int x) {
    double distance = 0;
    for (int at = x * CHANNELS; at < (x + 1) * CHANNELS; at++) {
      distance = Math.max(distance, Math.abs(rows[0][at] - rows[1][at]));
    }
    return distance;
  }

  /**
   * Reads red, green, blue and alpha of a row, 0 to 1, as the file has them: {@link
   * BufferedImage#getRGB} would take grey for linear light and convert it.
   */
  private static void read(BufferedImage image, int y, double[] row) {
    if (image.getColorModel() instanceof IndexColorModel) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        for (int channel = 0; channel < CHANNELS; channel++) {
          int shift = channel == CHANNELS - 1 ? 24 : 16 - 8 * channel;
          row[x * CHANNELS + channel] = (argb >>> shift & 0xff) / 255.0;
        }
      }
      return;
    }
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    double[] samples = raster.getPixels(0, y, image.getWidth(), 1, (double[]) null);
    int[] bits = image.getColorModel().getComponentSize();
    Arrays.fill(row, 1);
    boolean grey = bands < 3;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        boolean alpha = channel == CHANNELS - 1;
        int band = grey ? (alpha ? 1 : 0) : channel;
        if (band < bands) {
          row[x * CHANNELS + channel] = samples[x * bands + band] / ((1 << bits[band]) - 1);
        }
      }
    }
  }
}
