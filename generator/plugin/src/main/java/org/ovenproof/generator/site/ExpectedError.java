package org.ovenproof.generator.site;

import org.ovenproof.worker.protocol.Outcome;

/**
 * The error that a page shows of a snippet.
 *
 * @param name what kind of error it is, empty if there is none
 * @param message what it says, one or more lines
 */
record ExpectedError(String name, String message) {

  private static final ExpectedError NONE = new ExpectedError("", "");

  /** Returns the error that an outcome has, or one without a name; {@code null} has none. */
  static ExpectedError of(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected) {
      return new ExpectedError(
          "CompilationError",
          String.join(
              "\n", rejected.errors().stream().map(Outcome.CompileError::message).toList()));
    }
    return outcome instanceof Outcome.Threw threw
        ? new ExpectedError(threw.simpleType(), threw.message())
        : NONE;
  }

  boolean exists() {
    return !name.isEmpty();
  }

  String text() {
    return message.isEmpty() ? name : name + ": " + message;
  }
}
