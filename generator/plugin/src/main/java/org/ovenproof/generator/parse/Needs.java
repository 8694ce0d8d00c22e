package org.ovenproof.generator.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.asciidoctor.log.LogRecord;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The files and attributes that a page asks for and their places, as {@code needs_of_pages.rb}
 * finds them.
 */
final class Needs {

  private static final String PREFIX = "ovenproof:";

  private final Includes includes;
  private final BlockLines lines;
  private final Map<String, Location> files = new LinkedHashMap<>();
  private final Map<String, Location> attributes = new LinkedHashMap<>();
  private final Set<Path> read = new LinkedHashSet<>();

  /**
   * Begins with nothing.
   *
   * @param lines the lines of the page, and of what it includes
   */
  Needs(Includes includes, BlockLines lines) {
    this.includes = includes;
    this.lines = lines;
  }

  /** Whether this is said to us and not to the author. */
  static boolean isOne(LogRecord said) {
    return said.getMessage().startsWith(PREFIX);
  }

  void add(LogRecord said) {
    String[] words = said.getMessage().substring(PREFIX.length()).split("\t");
    switch (words[0]) {
      case "file" -> files.computeIfAbsent(words[1], uri -> place(said, words[2], uri));
      case "attribute" ->
          attributes.computeIfAbsent(words[1], name -> place(said, "{" + name + "}"));
      case "read" -> read.add(Path.of(words[1]));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /** Returns where one of some texts stands in the block in which it was asked for, or after it. */
  private Location place(LogRecord said, String... texts) {
    SourceLine block =
        said.getCursor() == null
            ? includes.resolve("", 1)
            : includes.resolve(said.getCursor().getPath(), said.getCursor().getLineNumber());
    return lines.find(block, List.of(texts));
  }

  /** Returns what the page shows or plays, by its address in the page. */
  Map<String, Location> files() {
    return files;
  }

  /** Returns the files that stand in the page itself. */
  Set<Path> read() {
    return read;
  }

  /** Returns a problem for each attribute that nothing sets. */
  List<Problem> problems(Collection<String> known) {
    List<String> names = known.stream().filter(name -> !name.startsWith("ovenproof-")).toList();
    List<Problem> problems = new ArrayList<>();
    attributes.forEach(
        (name, place) -> problems.add(Problems.missingAttribute(place, name, names)));
    return problems;
  }
}
