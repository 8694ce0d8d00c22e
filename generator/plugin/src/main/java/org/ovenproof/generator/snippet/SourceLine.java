package org.ovenproof.generator.snippet;

import java.nio.file.Path;

/**
 * A line of a file that an author edits.
 *
 * @param path the file, from the project's folder on, with forward slashes
 * @param line from 1
 */
public record SourceLine(String path, int line) {

  /** Returns the way from a folder to a file in it, with forward slashes on every system. */
  public static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** Returns its first column. */
  public Location start() {
    return new Location(path, line, 1);
  }

  @Override
  public String toString() {
    return path + ":" + line;
  }
}
