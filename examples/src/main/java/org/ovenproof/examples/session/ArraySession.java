package org.ovenproof.examples.session;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.SessionStart;

/**
 * Begins a session with ND4J's generator seeded and {@code FLOAT} as the data type of new arrays.
 */
public final class ArraySession implements SessionStart {

  @Override
  public void begin(long seed) {
    Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    Nd4j.getRandom().setSeed(seed);
  }
}
