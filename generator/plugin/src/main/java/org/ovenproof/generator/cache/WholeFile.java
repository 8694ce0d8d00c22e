package org.ovenproof.generator.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there: who reads it sees all of it, old or new. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, with the folder that it is in.
   *
   * @throws IOException if it cannot; what was there before stands
   */
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.write(next, content);
      replace(next, file);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Writes a text as UTF-8. */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
