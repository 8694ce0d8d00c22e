package org.ovenproof.generator.cache;

/** What a build does with the results of earlier ones. */
public enum CacheMode {
  /** Takes what is kept, and keeps what it runs. */
  USE,
  /** Runs everything, and keeps it. */
  REFRESH,
  /** Runs everything, and keeps nothing. */
  OFF
}
