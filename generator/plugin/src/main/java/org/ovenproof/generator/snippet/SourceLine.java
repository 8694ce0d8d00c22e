package org.ovenproof.generator.snippet;

/**
 * A line of a file that an author edits.
 *
 * @param path the file, from the project's folder on, with forward slashes
 * @param line from 1
 */
public record SourceLine(String path, int line) {

  @Override
  public String toString() {
    return path + ":" + line;
  }
}
