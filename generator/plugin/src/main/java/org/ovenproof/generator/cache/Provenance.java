package org.ovenproof.generator.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a result is from, as far as its key does not say.
 *
 * @param made when its snippet ran
 * @param processor what the maker of the processor calls it that computed
 * @param facts what libraries say of that which computed
 * @param confirmed when a second run gave the same
 */
public record Provenance(
    Instant made, String processor, List<String> facts, Optional<Instant> confirmed) {

  public Provenance {
    facts = List.copyOf(facts);
  }

  /** Returns that of the same result once a second run has given it too. */
  public Provenance confirmedAt(Instant instant) {
    return new Provenance(made, processor, facts, Optional.of(instant));
  }
}
