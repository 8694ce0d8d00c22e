package org.ovenproof.generator.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ovenproof.generator.cache.Provenance;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;

/**
 * What became of a snippet in a build.
 *
 * @param snippet the snippet, in its page's first language
 * @param status where its result is from
 * @param outcome how it ended
 * @param nanos how long it took when it ran, in nanoseconds
 * @param key the key of its result; empty if it ran behind a failure, since it is kept under none
 * @param why why it ran; empty if it did not
 * @param late what snippets before it showed while it ran
 * @param provenance where its result is from; nothing if there is none to keep
 */
public record Execution(
    Snippet snippet,
    Status status,
    Outcome outcome,
    long nanos,
    String key,
    String why,
    List<Late> late,
    Optional<Provenance> provenance) {

  public Execution {
    late = List.copyOf(late);
  }

  /** One whose result is not to be kept. */
  public Execution(
      Snippet snippet,
      Status status,
      Outcome outcome,
      long nanos,
      String key,
      String why,
      List<Late> late) {
    this(snippet, status, outcome, nanos, key, why, late, Optional.empty());
  }

  /** One during which nothing else was shown. */
  public Execution(
      Snippet snippet, Status status, Outcome outcome, long nanos, String key, String why) {
    this(snippet, status, outcome, nanos, key, why, List.of());
  }

  /** Where a result is from. */
  public enum Status {
    RAN,
    CACHED,
    FAILED,
    SKIPPED
  }

  /** Whether there is a result that the page expects, from this build or from one before. */
  public boolean isDone() {
    return status == Status.RAN || status == Status.CACHED;
  }

  /** Whether a build without failures may have another result. */
  public boolean isProvisional() {
    return status == Status.RAN && key.isEmpty();
  }

  /** Returns this of a snippet that runs just as this one's does, and stands elsewhere. */
  public Execution at(Snippet other) {
    return new Execution(other, status, outcome, nanos, key, why, late, provenance);
  }

  /** Returns this with a result that a second run has given too. */
  public Execution confirmedAt(Instant instant) {
    Optional<Provenance> confirmed = provenance.map(made -> made.confirmedAt(instant));
    return new Execution(snippet, status, outcome, nanos, key, why, late, confirmed);
  }

  /** Whether an outcome is what the page expects of the snippet. */
  static boolean isExpected(Snippet snippet, Outcome outcome) {
    String error = snippet.options().error().orElse("");
    if (error.isEmpty()) {
      return outcome instanceof Outcome.Completed;
    }
    if (error.equals(Options.COMPILE_ERROR)) {
      return outcome instanceof Outcome.Rejected;
    }
    // A class in another one is named as code does, or as its file is.
    return outcome instanceof Outcome.Threw threw
        && (threw.type().equals(error)
            || threw.type().equals(error.replace('$', '.'))
            || threw.simpleType().equals(error));
  }
}
