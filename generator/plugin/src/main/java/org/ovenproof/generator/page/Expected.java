package org.ovenproof.generator.page;

import java.util.List;
import java.util.Optional;

/**
 * What a page says that a snippet shows.
 *
 * @param text what can be read of it
 * @param pictures all its pictures in their order; none if the page leaves them open
 */
public record Expected(Optional<ExpectedOutput> text, List<ExpectedPicture> pictures) {

  public Expected {
    pictures = List.copyOf(pictures);
  }
}
