package org.ovenproof.display;

import java.util.Optional;

/**
 * Shows values of types that do not know how to show themselves, such as those of another library.
 * Found with {@link java.util.ServiceLoader} on the snippets' class path.
 */
@FunctionalInterface
public interface Displayer {

  /** Returns what a reader sees of {@code value}, or nothing where this displayer has no say. */
  Optional<Output> display(Object value);
}
