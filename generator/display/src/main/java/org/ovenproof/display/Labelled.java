package org.ovenproof.display;

import java.util.Objects;

/**
 * An output with the words that stand below it.
 *
 * @param label what distinguishes it from its neighbours, such as {@code epoch 10}
 * @param output what is shown
 */
public record Labelled(String label, Output output) {

  public Labelled {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(output, "output");
  }

  /** Returns the label and what a terminal can show of the output, which may take several lines. */
  @Override
  public String toString() {
    String text = output.toString();
    return label + (text.contains("\n") ? ":\n" : ": ") + text;
  }
}
