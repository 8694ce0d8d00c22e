package org.ovenproof.worker.protocol;

/**
 * What code showed that an earlier cell had left running. It is no output of the cell that ran
 * meanwhile, and not shown.
 *
 * @param cell the number of the cell in the session that left it, from 0, or {@link
 *     #EARLIER_SESSION}
 * @param text the beginning of it
 */
public record Late(int cell, String text) {

  /** Stands for a cell of another session, which the same process served before. */
  public static final int EARLIER_SESSION = -1;
}
