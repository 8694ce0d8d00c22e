package org.ovenproof.generator.cache;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that snippets run in, part by part, so that a change can be named.
 *
 * @param parts the digest or the text of each part by its name in a sentence, such as {@code the
 *     class path}
 */
public record Environment(Map<String, String> parts) {

  public Environment {
    parts = Map.copyOf(parts);
  }

  /** Returns the digest of all parts. */
  public String digest() {
    Digest digest = new Digest();
    new TreeMap<>(parts).forEach((name, value) -> digest.add(name).add(value));
    return digest.hex();
  }
}
