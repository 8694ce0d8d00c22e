package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A file with blocks of expected output, to write what is true now into them. */
final class ExpectedOutputFile {

  private static final Pattern DELIMITER = Pattern.compile("\\.{4,}|-{4,}");

  private final Path file;
  private final String lineEnd;
  private final List<String> lines;

  private ExpectedOutputFile(Path file, String lineEnd, List<String> lines) {
    this.file = file;
    this.lineEnd = lineEnd;
    this.lines = lines;
  }

  static ExpectedOutputFile read(Path file) throws IOException {
    String text = Files.readString(file);
    return new ExpectedOutputFile(
        file,
        text.contains("\r\n") ? "\r\n" : "\n",
        new ArrayList<>(List.of(text.split("\r?\n", -1))));
  }

  /**
   * Replaces the content of the block that begins at a line; those further down are replaced first.
   *
   * @return whether there is such a block
   */
  boolean replace(int beginLine, List<String> content) {
    int open = beginLine - 1;
    while (open < lines.size() && !DELIMITER.matcher(lines.get(open).strip()).matches()) {
      open++;
    }
    int close = open + 1;
    while (close < lines.size() && !lines.get(close).strip().equals(lines.get(open).strip())) {
      close++;
    }
    if (close >= lines.size()) {
      return false;
    }
    List<String> between = lines.subList(open + 1, close);
    between.clear();
    between.addAll(content);
    return true;
  }

  void write() throws IOException {
    Files.writeString(file, String.join(lineEnd, lines));
  }
}
