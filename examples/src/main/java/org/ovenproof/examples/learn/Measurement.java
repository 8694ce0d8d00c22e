package org.ovenproof.examples.learn;

import java.util.List;

/** What was measured at one moment of a training, a row of the table of a {@link History}. */
public interface Measurement {

  /** Returns the names of what the table shows, the same for all measurements of a training. */
  List<String> names();

  /** Returns what the table shows, as many as {@link #names} and in their order. */
  List<Object> cells();
}
