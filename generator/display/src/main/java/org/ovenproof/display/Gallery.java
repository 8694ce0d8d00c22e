package org.ovenproof.display;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Outputs side by side, each with its label.
 *
 * @param items in reading order, at least one when shown
 */
public record Gallery(List<Labelled> items) implements Output {

  public Gallery {
    items = List.copyOf(items);
  }

  /** Returns a gallery with nothing in it yet. */
  public static Gallery empty() {
    return new Gallery(List.of());
  }

  /** Returns this gallery with one more item at its end. */
  public Gallery with(String label, Displayable item) {
    List<Labelled> longer = new ArrayList<>(items);
    longer.add(new Labelled(label, item.display()));
    return new Gallery(longer);
  }

  /** Returns what a terminal can show of each, one below the other. */
  @Override
  public String toString() {
    return items.stream().map(Labelled::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public boolean needsAlternative() {
    return items.stream().anyMatch(item -> item.output().needsAlternative());
  }
}
