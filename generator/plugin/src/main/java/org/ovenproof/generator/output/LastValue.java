package org.ovenproof.generator.output;

import java.util.List;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** Tells whether the last output of a snippet can be the value of its last expression. */
public final class LastValue {

  private LastValue() {}

  /**
   * Whether it can.
   *
   * @param outcome how it ended; null if nothing is known
   * @param code the snippet's
   */
  public static boolean isShown(Outcome outcome, String code) {
    if (!(outcome instanceof Outcome.Completed) || Mask.of(code).stripTrailing().endsWith(";")) {
      return false;
    }
    List<Shown> shown = outcome.shown();
    return !shown.isEmpty() && shown.get(shown.size() - 1).source() == Shown.Source.VALUE;
  }
}
