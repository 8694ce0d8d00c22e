package org.ovenproof.examples.argument;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Refuses wrong arguments with a message that has their name, what they must be and were. */
public final class Arguments {

  private Arguments() {}

  /**
   * Refuses an array of another shape, and one without numbers.
   *
   * @param sizes of the shape: numbers for what must be just that, {@code "n"} and other names for
   *     what may be any size {@code > 0}
   * @throws IllegalArgumentException with {@code name must be [n, 2] but was [4, 3]}
   */
  public static void shape(String name, INDArray array, Object... sizes) {
    boolean fits = array.rank() == sizes.length;
    for (int i = 0; fits && i < sizes.length; i++) {
      long size = array.size(i);
      fits = sizes[i] instanceof Number number ? number.longValue() == size : size > 0;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "%s must be %s but was %s"
              .formatted(
                  name,
                  Arrays.stream(sizes)
                      .map(String::valueOf)
                      .collect(Collectors.joining(", ", "[", "]")),
                  Arrays.toString(array.shape())));
    }
  }

  /**
   * Refuses a number that is {@code <= 0}.
   *
   * @throws IllegalArgumentException with {@code name must be > 0 but was -1}
   */
  public static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s must be > 0 but was %d".formatted(name, value));
    }
  }

  /**
   * Refuses a number that is {@code < 0} or {@code >= count}.
   *
   * @throws IllegalArgumentException with {@code name must be >= 0 and < 3 but was 3}
   */
  public static void index(String name, long value, long count) {
    if (value < 0 || value >= count) {
      throw new IllegalArgumentException(
          "%s must be >= 0 and < %d but was %d".formatted(name, count, value));
    }
  }

  /**
   * Refuses numbers of things if one of them is not there.
   *
   * @param name what one number is called
   * @param count how many things there are
   * @throws IllegalArgumentException if a value is {@code < 0} or {@code >= count}
   */
  public static void indices(String name, int[] values, long count) {
    for (int value : values) {
      index(name, value, count);
    }
  }
}
