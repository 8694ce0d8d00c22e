package org.ovenproof.generator.prove;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ovenproof.generator.cache.Digest;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.page.ExpectedLine;

/** A file with blocks of expected output, to write what is true now into them. */
final class ExpectedOutputFile {

  /** What may begin and end a block of text that is kept as it is. */
  private static final Pattern DELIMITER = Pattern.compile("\\.{4,}|-{4,}|--|```.*");

  /** What may stand between the beginning of a block and its delimiter: attributes and a title. */
  private static final Pattern OF_THE_BLOCK =
      Pattern.compile("\\s*|\\[.*]|\\.[^\\s.].*|//([^/].*)?");

  /** What Asciidoctor follows in any block, unless a backslash stands before it. */
  private static final Pattern DIRECTIVE =
      Pattern.compile("(include|ifdef|ifndef|ifeval|endif)::.*\\[.*]");

  private static final Pattern ESCAPED = Pattern.compile("\\\\" + DIRECTIVE.pattern());

  /** What no line of a text can hold, or what is gone when it is read. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF\\uFFFE\\uFFFF&&[^\\t]]+");

  private final Path file;
  private final List<String> lines;

  private ExpectedOutputFile(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads a file, if it is still as it was when it was parsed.
   *
   * @param digest of its bytes as they were parsed
   */
  static Optional<ExpectedOutputFile> read(Path file, String digest) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!new Digest().add(bytes).hex().equals(digest)) {
      return Optional.empty();
    }
    // What cannot be decoded cannot be written as it was.
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return Optional.of(
        new ExpectedOutputFile(file, new ArrayList<>(List.of(text.split("(?<=\n)", -1)))));
  }

  /**
   * Replaces the content of the block that begins at a line; those further down are replaced first.
   *
   * @param before what the block was read to hold
   * @return whether there is such a block, and all of it stands in its place
   */
  boolean replace(int beginLine, List<String> before, List<String> content) {
    int open = beginLine - 1;
    while (open < lines.size() && OF_THE_BLOCK.matcher(line(open)).matches()) {
      open++;
    }
    if (open >= lines.size()) {
      return false;
    }
    String delimiter = line(open);
    boolean delimited = DELIMITER.matcher(delimiter).matches();
    String end = delimiter.startsWith("```") ? "```" : delimiter;
    int first = delimited ? open + 1 : open;
    int close = first;
    while (close < lines.size() && !line(close).equals(delimited ? end : "")) {
      close++;
    }
    if (delimited && close >= lines.size() || !isSame(first, close, before)) {
      return false;
    }
    List<String> written = content.stream().map(ExpectedOutputFile::written).toList();
    String lineEnd = lines.get(open).endsWith("\r\n") ? "\r\n" : "\n";
    String around = delimiter(delimited ? delimiter : "....", written);
    List<String> block = new ArrayList<>();
    block.add(around + lineEnd);
    written.forEach(line -> block.add(line + lineEnd));
    // The last line of a file may end with it.
    boolean ends =
        delimited ? lines.get(close).endsWith("\n") : lines.get(close - 1).endsWith("\n");
    block.add(around + (ends ? lineEnd : ""));
    List<String> replaced = lines.subList(open, delimited ? close + 1 : close);
    replaced.clear();
    replaced.addAll(block);
    return true;
  }

  private String line(int index) {
    return lines.get(index).stripTrailing();
  }

  /** Whether lines are those of a block: an include or a condition gives it others. */
  private boolean isSame(int from, int to, List<String> before) {
    List<String> here = new ArrayList<>();
    for (int index = from; index < to; index++) {
      here.add(unescaped(line(index)).strip());
    }
    return here.equals(before.stream().map(String::strip).toList());
  }

  private static String unescaped(String line) {
    return ESCAPED.matcher(line).matches() ? line.substring(1) : line;
  }

  /** Returns a line so that it is read as it is, or with what stands for anything in its place. */
  private static String written(String line) {
    String text = UNWRITABLE.matcher(line).replaceAll(ExpectedLine.ANYTHING).stripTrailing();
    if (ESCAPED.matcher(text).matches()) {
      return ExpectedLine.ANYTHING + text.substring(1);
    }
    return DIRECTIVE.matcher(text).matches() ? "\\" + text : text;
  }

  /** Returns a delimiter that is none of the lines: the one that is there, or a longer one. */
  private static String delimiter(String before, List<String> content) {
    String delimiter = before;
    if (content.stream().anyMatch(line -> isEnd(before, line))) {
      delimiter = before.startsWith("....") ? before : "----";
    }
    while (content.contains(delimiter)) {
      delimiter += delimiter.charAt(0);
    }
    return delimiter;
  }

  private static boolean isEnd(String delimiter, String line) {
    return line.equals(delimiter.startsWith("```") ? "```" : delimiter);
  }

  /** Writes the file, whole or not at all. */
  void write() throws IOException {
    WholeFile.replace(file, String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }
}
