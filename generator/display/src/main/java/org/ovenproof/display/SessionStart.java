package org.ovenproof.display;

import java.util.List;

/**
 * Brings a library into the state in which every session of snippets begins. Found with {@link
 * java.util.ServiceLoader} on the snippets' class path.
 */
@FunctionalInterface
public interface SessionStart {

  /**
   * Resets whatever an earlier session could have left behind.
   *
   * @param seed what global generators of random numbers begin with
   */
  void begin(long seed);

  /**
   * Returns what readers of a result are told of that which computes it, a fact each, once a
   * session has begun: {@code ND4J: CPU, OpenBLAS}.
   */
  default List<String> facts() {
    return List.of();
  }
}
