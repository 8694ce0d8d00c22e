package org.ovenproof.generator.check;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** How far two pictures are apart. */
final class PixelsApart {

  private PixelsApart() {}

  /** Returns in words how two pictures differ; nothing if each pixel is the same. */
  static Optional<String> between(Optional<byte[]> there, Optional<byte[]> here)
      throws IOException {
    if (there.isEmpty() || here.isEmpty()) {
      return there.isEmpty() == here.isEmpty()
          ? Optional.empty()
          : Optional.of("a picture is missing " + (there.isEmpty() ? "there" : "here"));
    }
    if (Arrays.equals(there.get(), here.get())) {
      return Optional.empty();
    }
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(there.get()));
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(here.get()));
    if (one == null || other == null) {
      return Optional.of("what is there is no picture");
    }
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return Optional.of(
          "a picture has %s × %s pixels there, %s × %s here"
              .formatted(one.getWidth(), one.getHeight(), other.getWidth(), other.getHeight()));
    }
    long count = 0;
    int most = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int apart = apart(one.getRGB(x, y), other.getRGB(x, y));
        count += apart > 0 ? 1 : 0;
        most = Math.max(most, apart);
      }
    }
    double share = 100.0 * count / ((long) one.getWidth() * one.getHeight());
    return count == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%.2g %% of a picture's pixels differ, by at most %d of 255",
                share,
                most));
  }

  /** Returns the largest difference of two colours in one channel. */
  private static int apart(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most;
  }
}
