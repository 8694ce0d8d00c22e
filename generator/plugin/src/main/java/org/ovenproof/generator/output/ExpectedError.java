package org.ovenproof.generator.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ovenproof.worker.protocol.Outcome;

/**
 * The error that a page shows of a snippet.
 *
 * @param name what kind of error it is, empty if there is none
 * @param message what it says, one or more lines
 * @param causes what lies behind it, a line each
 */
public record ExpectedError(String name, String message, List<String> causes) {

  private static final ExpectedError NONE = new ExpectedError("", "", List.of());

  /** Returns the error that an outcome has, or one without a name; {@code null} has none. */
  public static ExpectedError of(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejected) {
      return new ExpectedError(
          "CompilationError",
          String.join("\n", rejected.errors().stream().map(Outcome.CompileError::message).toList()),
          List.of());
    }
    return outcome instanceof Outcome.Threw threw
        ? new ExpectedError(
            threw.simpleType(),
            threw.message(),
            threw.causes().stream().map(Outcome.Cause::text).toList())
        : NONE;
  }

  public boolean exists() {
    return !name.isEmpty();
  }

  public String text() {
    String head = message.isEmpty() ? name : name + ": " + message;
    return Stream.concat(Stream.of(head), causes.stream()).collect(Collectors.joining("\n"));
  }
}
