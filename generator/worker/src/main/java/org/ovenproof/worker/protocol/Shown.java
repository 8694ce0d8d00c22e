package org.ovenproof.worker.protocol;

import org.ovenproof.display.Output;

/**
 * One piece of what a cell showed, in the order in which it did.
 *
 * @param source how it came to be shown
 * @param output what a reader sees
 */
public record Shown(Source source, Output output) {

  /** How an output came to be shown. */
  public enum Source {
    /** Written to standard output. */
    STDOUT,
    /** Written to standard error. */
    STDERR,
    /** Given to {@code display}, or the value of the cell's last expression. */
    VALUE
  }
}
