package org.ovenproof.worker.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** Exceptions as the author of a cell sees them: with their causes, by the lines of cells alone. */
public final class Thrown {

  /** How many causes of an exception are told at most, more than a reader would follow. */
  static final int MAX_CAUSES = 20;

  /** How many characters of a message are told at most: it has to fit on a screen. */
  private static final int MAX_MESSAGE = 4 * 1024;

  private final Lines lines;
  private final List<Outcome.Cause> causes = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Thrown(Lines lines) {
    this.lines = lines;
  }

  /** Says which lines of cells the frames of an exception are. */
  public interface Lines {

    /**
     * Returns those frames that lie in cells, innermost first.
     *
     * @param told the frames as JShell tells them
     * @param real the same frames as they are
     */
    List<Outcome.Frame> of(StackTraceElement[] told, StackTraceElement[] real);
  }

  /**
   * Returns that a cell has thrown something.
   *
   * @param real what it has thrown
   * @param told the same as JShell tells it, or itself
   */
  public static Outcome.Threw of(List<Shown> shown, Throwable real, Throwable told, Lines lines) {
    Thrown thrown = new Thrown(lines);
    thrown.seen.add(real);
    thrown.addCauses(real, told, 0);
    return new Outcome.Threw(
        shown,
        CellNames.of(real.getClass()),
        message(real),
        thrown.frames(real, told),
        thrown.causes);
  }

  /** Adds what an exception has suppressed and what caused it, in the order of a stack trace. */
  private void addCauses(Throwable real, Throwable told, int depth) {
    for (Throwable suppressed : real.getSuppressed()) {
      add(Outcome.Cause.Kind.SUPPRESSED, suppressed, suppressed, depth + 1);
    }
    Throwable cause = causeOf(real);
    if (cause != null) {
      Throwable toldCause = told == real ? cause : told.getCause();
      add(Outcome.Cause.Kind.CAUSED_BY, cause, toldCause == null ? cause : toldCause, depth);
    }
  }

  private void add(Outcome.Cause.Kind kind, Throwable real, Throwable told, int depth) {
    if (causes.size() < MAX_CAUSES && seen.add(real)) {
      causes.add(
          new Outcome.Cause(
              kind, depth, CellNames.of(real.getClass()), message(real), frames(real, told)));
      addCauses(real, told, depth);
    }
  }

  private List<Outcome.Frame> frames(Throwable real, Throwable told) {
    try {
      return lines.of(told.getStackTrace(), real.getStackTrace());
    } catch (RuntimeException | Error broken) {
      return List.of();
    }
  }

  /** Returns the message of an exception; one of an author may do anything when it is asked. */
  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null
          ? ""
          : ValueText.cut(CellNames.in(message), MAX_MESSAGE, " characters");
    } catch (RuntimeException | Error broken) {
      return "(its getMessage() threw %s)".formatted(CellNames.of(broken.getClass()));
    }
  }

  private static Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error broken) {
      return null;
    }
  }
}
