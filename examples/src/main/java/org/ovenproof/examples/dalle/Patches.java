package org.ovenproof.examples.dalle;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pictures cut into squares that do not overlap, from the upper left, row by row.
 *
 * @param channels of the pictures
 * @param size of a patch, in pixels
 * @param across how many lie side by side, and as many below each other
 */
record Patches(int channels, int size, int across) {

  /** As many patches of this size as fill pictures such as these, {@code [n, c, h, h]}. */
  static Patches filling(INDArray pictures, int size) {
    if (pictures.rank() != 4
        || pictures.size(2) != pictures.size(3)
        || pictures.size(2) % size != 0) {
      throw new IllegalArgumentException(
          "pictures must be [n, c, h, h], h a multiple of %d, but was %s"
              .formatted(size, Arrays.toString(pictures.shape())));
    }
    return new Patches((int) pictures.size(1), size, (int) pictures.size(2) / size);
  }

  /** How many numbers a patch has. */
  int numbers() {
    return channels * size * size;
  }

  int perPicture() {
    return across * across;
  }

  /** From {@code [n, c, h, h]} to all numbers of one patch behind those of another. */
  float[] cut(INDArray pictures) {
    long side = (long) size * across;
    if (pictures.rank() != 4
        || pictures.size(1) != channels
        || pictures.size(2) != side
        || pictures.size(3) != side) {
      throw new IllegalArgumentException(
          "pictures must be [n, %d, %d, %d] but was %s"
              .formatted(channels, side, side, Arrays.toString(pictures.shape())));
    }
    return pictures
        .dup('c')
        .reshape(pictures.size(0), channels, across, size, across, size)
        .permute(0, 2, 4, 1, 3, 5)
        .dup('c')
        .data()
        .asFloat();
  }

  /** The patches of some pictures out of those of all. */
  float[] of(float[] patches, int[] pictures) {
    int each = perPicture() * numbers();
    float[] chosen = new float[pictures.length * each];
    for (int i = 0; i < pictures.length; i++) {
      System.arraycopy(patches, pictures[i] * each, chosen, i * each, each);
    }
    return chosen;
  }

  /** From {@code [n perPicture, numbers]} to {@code [n, c, h, h]}, a copy. */
  INDArray join(INDArray patches) {
    long side = (long) size * across;
    return patches
        .dup('c')
        .reshape(-1, across, across, channels, size, size)
        .permute(0, 3, 1, 4, 2, 5)
        .dup('c')
        .reshape(-1, channels, side, side);
  }
}
