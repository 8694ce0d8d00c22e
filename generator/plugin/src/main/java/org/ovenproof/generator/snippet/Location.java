package org.ovenproof.generator.snippet;

/**
 * A place in a file that an author edits.
 *
 * @param path the file, from the project's folder on, with forward slashes
 * @param line from 1
 * @param column from 1
 */
public record Location(String path, int line, int column) {

  @Override
  public String toString() {
    return path + ":" + line + ":" + column;
  }
}
