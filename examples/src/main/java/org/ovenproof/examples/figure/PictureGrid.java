package org.ovenproof.examples.figure;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.image.Pixels;

/**
 * Many small grey pictures as one, row by row from the upper left, with a grey line between them.
 * Each method returns a new grid. Immutable.
 */
public final class PictureGrid implements Displayable {

  /** How wide a grid is on the page, at most, in page pixels, and how large a pixel is. */
  private static final int WIDE = 560;

  private static final int LARGEST = 8;

  private final float[][] pictures;
  private final int size;
  private final int columns;
  private final double black;
  private final double white;

  private PictureGrid(float[][] pictures, int size, int columns, double black, double white) {
    this.pictures = pictures;
    this.size = size;
    this.columns = columns;
    this.black = black;
    this.white = white;
  }

  /**
   * Returns a grid of pictures with values from -1, black, to 1, white.
   *
   * @param pictures each a row, {@code [n, d]}, {@code d} a square number; copied
   * @param columns how many stand side by side, {@code > 0}
   * @throws IllegalArgumentException if {@code columns <= 0} or {@code pictures} has another shape
   */
  public static PictureGrid of(INDArray pictures, int columns) {
    int size = pictures.rank() == 2 ? (int) Math.round(Math.sqrt(pictures.size(1))) : 0;
    if (size == 0 || (long) size * size != pictures.size(1)) {
      throw new IllegalArgumentException(
          "pictures must be [n, h · h] but was " + Arrays.toString(pictures.shape()));
    }
    Arguments.positive("columns", columns);
    float[][] rows = pictures.castTo(DataType.FLOAT).toFloatMatrix();
    return new PictureGrid(rows, size, columns, -1, 1);
  }

  /**
   * Returns the grid with another range of values; what lies beyond is clipped.
   *
   * @throws IllegalArgumentException if {@code white <= black}
   */
  public PictureGrid range(double black, double white) {
    if (!(white > black)) {
      throw new IllegalArgumentException(
          "white must be > black, which is %s, but was %s".formatted(black, white));
    }
    return new PictureGrid(pictures, size, columns, black, white);
  }

  @Override
  public Output display() {
    int across = Math.min(columns, pictures.length);
    int down = (pictures.length + columns - 1) / columns;
    float[][] pixels = new float[down * (size + 1) - 1][across * (size + 1) - 1];
    for (float[] row : pixels) {
      Arrays.fill(row, 0.5f);
    }
    for (int i = 0; i < pictures.length; i++) {
      for (int p = 0; p < pictures[i].length; p++) {
        int y = i / columns * (size + 1) + p / size;
        int x = i % columns * (size + 1) + p % size;
        pixels[y][x] = (float) ((pictures[i][p] - black) / (white - black));
      }
    }
    int scale = Math.max(1, Math.min(LARGEST, WIDE / pixels[0].length));
    return Picture.of(Pixels.image(Nd4j.createFromArray(pixels)), scale);
  }
}
