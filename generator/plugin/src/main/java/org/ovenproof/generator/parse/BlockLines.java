package org.ovenproof.generator.parse;

import java.util.ArrayList;
import java.util.List;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.StructuralNode;
import org.ovenproof.generator.snippet.CodeLine;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/** Where the blocks of a page and the lines in them stand. Works for one page at a time. */
final class BlockLines {

  private final Includes includes;
  private String page = "";

  BlockLines(Includes includes) {
    this.includes = includes;
  }

  /** Forgets the page before and begins another. */
  void begin(String newPage) {
    page = newPage;
  }

  /** Returns where a block begins, for a message. */
  Location locationOf(StructuralNode node) {
    return placeOf(node).start();
  }

  /** Returns where a block begins. */
  SourceLine placeOf(StructuralNode node) {
    Object origin = node.getAttribute("begin-origin");
    if (origin != null) {
      return resolve(origin.toString());
    }
    Cursor cursor = node.getSourceLocation();
    return cursor == null
        ? new SourceLine(page, 1)
        : includes.resolve(cursor.getPath(), cursor.getLineNumber());
  }

  /** Returns the line that is meant by a path, a colon and a number. */
  private SourceLine resolve(String origin) {
    int colon = origin.lastIndexOf(':');
    return includes.resolve(
        origin.substring(0, colon), Integer.parseInt(origin.substring(colon + 1)));
  }

  private List<SourceLine> originsOf(Block block) {
    List<SourceLine> origins = new ArrayList<>();
    for (String origin : String.valueOf(block.getAttribute("origins", "")).split("\n", -1)) {
      if (origin.isEmpty()) {
        break;
      }
      origins.add(resolve(origin));
    }
    return origins;
  }

  /** Returns where each line of the code of a block stands, as far as that is known. */
  List<CodeLine> linesOf(Block block, List<String> code) {
    List<SourceLine> origins = originsOf(block);
    List<CodeLine> lines = new ArrayList<>();
    for (int index = 0; index < code.size() && index < origins.size(); index++) {
      SourceLine source = origins.get(index);
      // How far the code is from the left edge of the line that the author edits.
      int shift = Math.max(0, rawLine(source).indexOf(code.get(index)));
      lines.add(new CodeLine(source, shift));
    }
    return lines;
  }

  /**
   * Returns where one of some texts first stands from the first line of a block on.
   *
   * @return the beginning of the line if none does
   */
  Location find(SourceLine from, List<String> texts) {
    List<String> file = includes.linesOf(from.path());
    // Its title and its attributes stand above a block.
    int first = Math.min(from.line(), file.size());
    while (first > 1 && !file.get(first - 2).isBlank()) {
      first--;
    }
    for (String text : texts) {
      for (int line = Math.max(1, first); line <= file.size(); line++) {
        int column = file.get(line - 1).indexOf(text);
        if (column >= 0) {
          return new Location(from.path(), line, column + 1);
        }
      }
    }
    return from.start();
  }

  private String rawLine(SourceLine source) {
    List<String> file = includes.linesOf(source.path());
    return source.line() <= file.size() ? file.get(source.line() - 1) : "";
  }
}
