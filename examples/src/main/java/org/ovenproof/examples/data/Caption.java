package org.ovenproof.examples.data;

import java.util.Arrays;
import java.util.List;

/**
 * What a picture of {@link ColourShapes} shows, such as {@code red circle}.
 *
 * @param colour of the shape
 * @param shape that is drawn
 */
public record Caption(ShapeColour colour, DrawnShape shape) {

  /** Returns every colour with every shape, colour by colour. */
  public static List<Caption> all() {
    return Arrays.stream(ShapeColour.values())
        .flatMap(
            colour -> Arrays.stream(DrawnShape.values()).map(shape -> new Caption(colour, shape)))
        .toList();
  }

  /**
   * Returns the caption that reads like this.
   *
   * @param text a colour and a shape, such as {@code blue cross}
   * @throws IllegalArgumentException if it is none of {@link #all}
   */
  public static Caption of(String text) {
    return all().stream()
        .filter(caption -> caption.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "text must be one of %s but was %s".formatted(all(), text)));
  }

  @Override
  public String toString() {
    return colour + " " + shape;
  }
}
