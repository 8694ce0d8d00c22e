package org.ovenproof.generator.output;

import java.util.List;
import java.util.stream.Stream;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.worker.protocol.Outcome;

/** All pictures that a snippet showed, in the order in which a reader meets them. */
public final class ShownPictures {

  private ShownPictures() {}

  public static List<Picture> of(Outcome outcome) {
    return outcome.shown().stream().flatMap(shown -> in(shown.output())).toList();
  }

  private static Stream<Picture> in(Output output) {
    if (output instanceof Picture picture) {
      return Stream.of(picture);
    }
    List<Labelled> items =
        output instanceof Gallery gallery
            ? gallery.items()
            : output instanceof Frames frames ? frames.frames() : List.of();
    return items.stream().flatMap(item -> in(item.output()));
  }
}
