package org.ovenproof.generator.page;

import java.util.Locale;

/** Whether a claim is true. */
public enum ClaimStatus {
  HOLDS,
  FALSE,
  /** Nobody knows. */
  UNPROVEN;

  /** Returns it as pages and reports say it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
