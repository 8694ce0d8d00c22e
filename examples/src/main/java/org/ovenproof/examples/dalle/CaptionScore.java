package org.ovenproof.examples.dalle;

import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.Caption;
import org.ovenproof.examples.figure.Rounded;

/**
 * How often pictures show what was asked for, as shares, 0 to 1.
 *
 * @param colour where the colour is right
 * @param shape where the shape is right
 * @param both where both are
 */
public record CaptionScore(double colour, double shape, double both) implements Displayable {

  /**
   * Compares captions.
   *
   * @param asked what was to be drawn
   * @param seen what a judge makes of each picture
   * @throws IllegalArgumentException if there are none or not as many of both
   */
  public static CaptionScore of(List<Caption> asked, List<Caption> seen) {
    if (asked.isEmpty() || asked.size() != seen.size()) {
      throw new IllegalArgumentException(
          "asked and seen must be as many, > 0, but were %d and %d"
              .formatted(asked.size(), seen.size()));
    }
    int colours = 0;
    int shapes = 0;
    int both = 0;
    for (int i = 0; i < asked.size(); i++) {
      colours += asked.get(i).colour() == seen.get(i).colour() ? 1 : 0;
      shapes += asked.get(i).shape() == seen.get(i).shape() ? 1 : 0;
      both += asked.get(i).equals(seen.get(i)) ? 1 : 0;
    }
    double all = asked.size();
    return new CaptionScore(colours / all, shapes / all, both / all);
  }

  @Override
  public Output display() {
    return Table.of("colour", "shape", "both")
        .row(Rounded.of(colour, 2), Rounded.of(shape, 2), Rounded.of(both, 2));
  }
}
