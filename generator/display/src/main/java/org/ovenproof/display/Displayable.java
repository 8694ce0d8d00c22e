package org.ovenproof.display;

/** Something that knows how it wants to be shown on a page. */
@FunctionalInterface
public interface Displayable {

  /** Returns what a reader sees; never null. */
  Output display();
}
