package org.ovenproof.examples.dalle;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pictures cut into squares that do not overlap, from the upper left, row by row.
 *
 * @param size of a patch, in pixels
 * @param across how many lie side by side, and as many below each other
 */
record Patches(int size, int across) {

  private static final int CHANNELS = 3;

  /** How many numbers a patch has. */
  int numbers() {
    return CHANNELS * size * size;
  }

  int perPicture() {
    return across * across;
  }

  /** From {@code [n, 3, h, w]} to all numbers of one patch behind those of another. */
  float[] cut(INDArray pictures) {
    long side = (long) size * across;
    if (pictures.rank() != 4
        || pictures.size(1) != CHANNELS
        || pictures.size(2) != side
        || pictures.size(3) != side) {
      throw new IllegalArgumentException(
          "pictures must be [n, 3, %d, %d] but was %s"
              .formatted(side, side, Arrays.toString(pictures.shape())));
    }
    return pictures
        .dup('c')
        .reshape(pictures.size(0), CHANNELS, across, size, across, size)
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

  /** From {@code [n perPicture, numbers]} to {@code [n, 3, h, w]}, a copy. */
  INDArray join(INDArray patches) {
    long side = (long) size * across;
    return patches
        .dup('c')
        .reshape(-1, across, across, CHANNELS, size, size)
        .permute(0, 3, 1, 4, 2, 5)
        .dup('c')
        .reshape(-1, CHANNELS, side, side);
  }
}
