package org.ovenproof.generator.snippet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an author says of a snippet beside its code.
 *
 * @param echo whether the code is shown
 * @param output whether the result is shown
 * @param eval whether it runs; it is compiled in any case
 * @param error how it must fail: {@code compile} or the name of an exception; empty if it must not
 * @param timeout how long it may run; empty for the site's limit
 * @param cache whether its result may come from the cache
 * @param alt the text for somebody who cannot see its picture; empty if there is none
 * @param stderr what becomes of what it writes to standard error
 */
public record Options(
    boolean echo,
    boolean output,
    boolean eval,
    Optional<String> error,
    Optional<Duration> timeout,
    boolean cache,
    Optional<String> alt,
    Stderr stderr) {

  /** What becomes of what a snippet writes to standard error. */
  public enum Stderr {
    /** It is shown where it was written. */
    SHOWN,
    /** It is left out. */
    HIDDEN,
    /** It is shown nowhere, since it must not be there. */
    FAILURE
  }

  /** What {@code error} says of code that the compiler must refuse. */
  public static final String COMPILE_ERROR = "compile";

  /** Returns the same with another text for a picture, if there is one. */
  public Options withAlt(UnaryOperator<String> other) {
    return new Options(echo, output, eval, error, timeout, cache, alt.map(other), stderr);
  }

  /** Whether the compiler must refuse it. */
  public boolean isRefusal() {
    return error.filter(COMPILE_ERROR::equals).isPresent();
  }

  /** Whether what is run, or what of it counts as success, is the same as in {@code other}. */
  public boolean runsLike(Options other) {
    return eval == other.eval
        && cache == other.cache
        && error.equals(other.error)
        && timeout.equals(other.timeout);
  }
}
