package org.ovenproof.display;

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
}
