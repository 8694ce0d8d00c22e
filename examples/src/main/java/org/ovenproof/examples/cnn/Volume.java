package org.ovenproof.examples.cnn;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shape of what goes from one layer to the next.
 *
 * @param channels how many maps, {@code > 0}
 * @param height of a map in pixels, {@code > 0}
 * @param width of a map in pixels, {@code > 0}
 */
public record Volume(int channels, int height, int width) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one of them is {@code <= 0}
   */
  public Volume {
    if (channels <= 0 || height <= 0 || width <= 0) {
      throw new IllegalArgumentException(
          "channels, height and width must be > 0 but were %d, %d and %d"
              .formatted(channels, height, width));
    }
  }

  /** Returns how many numbers there are in it. */
  public long numbers() {
    return (long) channels * height * width;
  }

  /** Refuses a window that is larger than a map. */
  static void checkWindow(long size, long height, long width) {
    if (size > Math.min(height, width)) {
      throw new IllegalArgumentException(
          "size must be <= %d x %d, the size of a map, but was %d".formatted(height, width, size));
    }
  }

  /** Returns {@code [h, w]} or {@code [c, h, w]} as a batch of one, {@code [1, c, h, w]}. */
  static INDArray batch(INDArray picture) {
    long[] shape = picture.shape();
    INDArray x = picture.castTo(DataType.FLOAT).dup('c');
    return switch (shape.length) {
      case 2 -> x.reshape(1, 1, shape[0], shape[1]);
      case 3 -> x.reshape(1, shape[0], shape[1], shape[2]);
      default ->
          throw new IllegalArgumentException(
              "picture must be [h, w] or [c, h, w] but was " + Arrays.toString(shape));
    };
  }

  @Override
  public String toString() {
    return channels + " × " + height + " × " + width;
  }
}
