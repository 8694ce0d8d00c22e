package org.ovenproof.generator.settings;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The archive or the folder that a class was loaded from. */
public final class CodeOrigin {

  private CodeOrigin() {}

  /** Returns the archive, or the folder, that a class was loaded from. */
  public static Path of(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the jar of " + type, e);
    }
  }
}
