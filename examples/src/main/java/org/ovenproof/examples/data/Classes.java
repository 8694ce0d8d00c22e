package org.ovenproof.examples.data;

import java.util.List;

/**
 * What examples are sorted into. The place in the list is the number of the class.
 *
 * @param <C> what stands for a class
 * @param name of what they are, such as {@code shape}
 * @param values all of them, at least two
 */
public record Classes<C>(String name, List<C> values) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are fewer than two values
   */
  public Classes {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException("values must be >= 2 but were " + values.size());
    }
  }
}
