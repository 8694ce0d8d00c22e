package org.ovenproof.examples.session;

import java.util.List;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.SessionStart;

/**
 * Begins a session with ND4J's generator seeded and {@code FLOAT} as the data type of new arrays.
 */
public final class ArraySession implements SessionStart {

  /**
   * Begins a session.
   *
   * @throws IllegalStateException if ND4J finds nothing to compute with
   */
  @Override
  public void begin(long seed) {
    try {
      Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
      Nd4j.getRandom().setSeed(seed);
      // Starts its threads here, for all sessions of the process: the first page that frees an
      // array
      // would seem to leave them behind, and each page that comes next would get a new process.
      Nd4j.getDeallocatorService();
    } catch (ExceptionInInitializerError | NoClassDefFoundError unavailable) {
      throw new IllegalStateException(
          "ND4J finds nothing to compute with: its CUDA back end needs an NVIDIA GPU and the driver"
              + " of it (libcuda); without -Pcuda it computes on the CPU",
          unavailable);
    }
  }

  /** Returns ND4J's backend, its library for linear algebra, and the type of new arrays. */
  @Override
  public List<String> facts() {
    Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
    return List.of(
        "ND4J: %s, %s, %s"
            .formatted(
                environment.getProperty("backend"),
                environment.getProperty("blas.vendor"),
                Nd4j.defaultFloatingPointType()));
  }
}
