package org.ovenproof.examples.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images as arrays and arrays as images.
 *
 * <p>Arrays are {@code FLOAT}, channel first, with values between 0 (dark) and 1 (light): grey
 * {@code [h, w]}, colour {@code [3, h, w]} in the order red, green, blue, and colour with alpha
 * {@code [4, h, w]}. Values are those of sRGB (IEC 61966-2-1), not linear light, and colours are
 * not multiplied by alpha. Every method copies.
 */
public final class Pixels {

  /** Weights of red, green and blue in the luma of ITU-R BT.601. */
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  private Pixels() {}

  /**
   * Returns the pixels of an image: {@code [h, w]} if it is grey, {@code [4, h, w]} if it has
   * alpha, {@code [3, h, w]} otherwise.
   */
  public static INDArray of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      int[] samples = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
      float[] grey = new float[samples.length];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = samples[i] / 255f;
      }
      return Nd4j.create(grey, new long[] {height, width}, 'c');
    }
    int channels = image.getColorModel().hasAlpha() ? 4 : 3;
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    float[] values = new float[channels * argb.length];
    for (int i = 0; i < argb.length; i++) {
      for (int c = 0; c < channels; c++) {
        values[c * argb.length + i] = ((argb[i] >>> shift(c)) & 0xff) / 255f;
      }
    }
    return Nd4j.create(values, new long[] {channels, height, width}, 'c');
  }

  /**
   * Returns the image of an array, 8 bits a channel; values below 0 and above 1 are clipped.
   *
   * @param pixels {@code [h, w]}, {@code [3, h, w]} or {@code [4, h, w]}
   * @throws IllegalArgumentException if {@code pixels} has another shape
   */
  public static BufferedImage image(INDArray pixels) {
    int rank = pixels.rank();
    int channels = rank == 2 ? 1 : rank == 3 ? (int) pixels.size(0) : 0;
    if (rank != 2 && channels != 3 && channels != 4) {
      throw new IllegalArgumentException(
          "pixels must be [h, w], [3, h, w] or [4, h, w] but was "
              + Arrays.toString(pixels.shape()));
    }
    int height = (int) pixels.size(rank - 2);
    int width = (int) pixels.size(rank - 1);
    float[] values = pixels.castTo(DataType.FLOAT).dup('c').data().asFloat();
    if (channels == 1) {
      return grey(values, width, height);
    }
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = channels == 3 ? 0xff000000 : 0;
      for (int c = 0; c < channels; c++) {
        argb[i] |= toByte(values[c * argb.length + i]) << shift(c);
      }
    }
    int type = channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }

  /**
   * Returns the brightness of colours, {@code 0.299 r + 0.587 g + 0.114 b} (ITU-R BT.601).
   *
   * @param colour {@code [3, h, w]}; returns {@code [h, w]}
   * @throws IllegalArgumentException if {@code colour} has another shape
   */
  public static INDArray grey(INDArray colour) {
    if (colour.rank() != 3 || colour.size(0) != 3) {
      throw new IllegalArgumentException(
          "colour must be [3, h, w] but was "
              + Arrays.toString(colour.shape())
              + (colour.rank() == 3 && colour.size(0) == 4
                  ? ": put it on a ground with Alpha.over first"
                  : ""));
    }
    INDArray grey = colour.slice(0).mul(LUMA[0]);
    grey.addi(colour.slice(1).mul(LUMA[1]));
    return grey.addi(colour.slice(2).mul(LUMA[2]));
  }

  /**
   * Returns a rectangle of a picture, a copy.
   *
   * @param pixels {@code [h, w]} or {@code [c, h, w]}; returns {@code [height, width]} or {@code
   *     [c, height, width]}
   * @param top the first row, {@code 0 <= top}, {@code top + height <= h}
   * @param left the first column, {@code 0 <= left}, {@code left + width <= w}
   * @throws IllegalArgumentException if the rectangle is empty or reaches beyond the picture
   */
  public static INDArray crop(INDArray pixels, int top, int left, int height, int width) {
    int rank = pixels.rank();
    boolean inside =
        (rank == 2 || rank == 3)
            && Math.min(top, left) >= 0
            && Math.min(height, width) > 0
            && top + height <= pixels.size(rank - 2)
            && left + width <= pixels.size(rank - 1);
    if (!inside) {
      throw new IllegalArgumentException(
          "rectangle must lie within %s but was rows %d to %d, columns %d to %d"
              .formatted(
                  Arrays.toString(pixels.shape()), top, top + height - 1, left, left + width - 1));
    }
    INDArrayIndex rows = NDArrayIndex.interval(top, top + height);
    INDArrayIndex columns = NDArrayIndex.interval(left, left + width);
    return rank == 2
        ? pixels.get(rows, columns).dup('c')
        : pixels.get(NDArrayIndex.all(), rows, columns).dup('c');
  }

  private static BufferedImage grey(float[] values, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    int[] samples = new int[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = toByte(values[i]);
    }
    image.getRaster().setSamples(0, 0, width, height, 0, samples);
    return image;
  }

  /** Where a channel lies in an ARGB integer: red 16, green 8, blue 0, alpha 24. */
  private static int shift(int channel) {
    return channel == 3 ? 24 : 16 - 8 * channel;
  }

  private static int toByte(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}
