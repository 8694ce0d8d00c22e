package org.ovenproof.display;

/** What a reader sees of a value. Shown as it is, so every output is displayable itself. */
public sealed interface Output extends Displayable
    permits Text, Table, Picture, Drawing, Gallery, Frames, Markup {

  @Override
  default Output display() {
    return this;
  }

  /** Whether somebody who cannot see it needs a text in its place. */
  boolean needsAlternative();
}
