package org.ovenproof.generator.site;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What a page says that a picture of a snippet looks like: an image block with the role {@code
 * output} right behind it. Pixels are compared, not files: another encoder makes no difference.
 *
 * @param place where the block begins
 * @param path the PNG, from the project's folder on
 * @param tolerance how far a channel of a pixel may be off, as a share of its range, {@code >= 0}
 */
record ExpectedPicture(SourceLine place, String path, double tolerance) {

  /** One step of 255 on either side of a rounding, and what two decoders make of it. */
  static final double TOLERANCE = 2 / 255.0;

  private static final int CHANNELS = 4;

  /**
   * Returns how the picture differs from what is expected; nothing if it does not.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read or is no picture
   */
  Optional<String> difference(Path project, Picture picture) throws IOException {
    BufferedImage expected = decode(Files.readAllBytes(project.resolve(path)));
    BufferedImage actual = decode(picture.png());
    int width = actual.getWidth();
    int height = actual.getHeight();
    if (expected.getWidth() != width || expected.getHeight() != height) {
      return Optional.of(
          "it was %s x %s pixels and is now %s x %s"
              .formatted(expected.getWidth(), expected.getHeight(), width, height));
    }
    int different = 0;
    double most = 0;
    int mostAt = 0;
    double[][] rows = new double[2][width * CHANNELS];
    for (int y = 0; y < height; y++) {
      read(expected, y, rows[0]);
      read(actual, y, rows[1]);
      for (int x = 0; x < width; x++) {
        double distance = distance(rows, x);
        different += distance > tolerance ? 1 : 0;
        if (distance > most) {
          most = distance;
          mostAt = y * width + x;
        }
      }
    }
    return different == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d pixels differ by more than %.3f, the one at column %d, row %d by %.3f",
                different,
                width * height,
                tolerance,
                mostAt % width + 1,
                mostAt / width + 1,
                most));
  }

  private static double distance(double[][] rows, int x) {
    double distance = 0;
    for (int at = x * CHANNELS; at < (x + 1) * CHANNELS; at++) {
      distance = Math.max(distance, Math.abs(rows[0][at] - rows[1][at]));
    }
    return distance;
  }

  private static BufferedImage decode(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException("no picture");
    }
    return image;
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
