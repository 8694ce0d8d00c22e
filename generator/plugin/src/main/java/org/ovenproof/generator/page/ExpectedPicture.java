package org.ovenproof.generator.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.check.PixelsApart;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What a page says that a picture of a snippet looks like: an image block with the role {@code
 * output} right behind it. Pixels are compared, not files: another encoder makes no difference.
 *
 * @param place where the block begins
 * @param path the PNG, from the project's folder on
 * @param tolerance how far a channel of a pixel may be off, as a share of its range, {@code >= 0}
 */
public record ExpectedPicture(SourceLine place, String path, double tolerance) {

  /** One step of 255 on either side of a rounding, and what two decoders make of it. */
  public static final double TOLERANCE = 2 / 255.0;

  /**
   * Returns how the picture differs from what is expected; nothing if it does not.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read or is no picture
   */
  public Optional<String> difference(Path project, Picture picture) throws IOException {
    BufferedImage expected = PixelsApart.decode(Files.readAllBytes(project.resolve(path)));
    BufferedImage actual = PixelsApart.decode(picture.png());
    int width = actual.getWidth();
    int height = actual.getHeight();
    Optional<PixelsApart> apart = PixelsApart.of(expected, actual, tolerance);
    if (apart.isEmpty()) {
      return Optional.of(
          "it was %s x %s pixels and is now %s x %s"
              .formatted(expected.getWidth(), expected.getHeight(), width, height));
    }
    int mostAt = apart.get().mostAt();
    return apart.get().different() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d pixels differ by more than %.3f, the one at column %d, row %d by %.3f",
                apart.get().different(),
                width * height,
                tolerance,
                mostAt % width + 1,
                mostAt / width + 1,
                apart.get().most()));
  }
}
