package org.ovenproof.worker.code;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** The statements and declarations of a cell, one after the other. */
final class Statements {

  /** How many characters JShell is given to find the end of a statement, more than most have. */
  private static final int WINDOW = 1_000;

  private final SourceCodeAnalysis analysis;
  private final String code;

  private int offset;
  private String source;
  private int nextOffset;
  private int nextEnd;
  private CompletionInfo current;
  private CompletionInfo next;

  Statements(SourceCodeAnalysis analysis, String code) {
    this.analysis = analysis;
    this.code = code;
    analyzeFrom(0);
  }

  /** Returns all of a cell. */
  static List<Piece> pieces(SourceCodeAnalysis analysis, String code) {
    List<Piece> pieces = new ArrayList<>();
    Statements statements = new Statements(analysis, code);
    while (statements.advance()) {
      boolean shows = statements.isLast() && !statements.silenced();
      pieces.add(new Piece(statements.source(), statements.offset(), shows));
    }
    return pieces;
  }

  private void analyzeFrom(int end) {
    // JShell counts lines wrongly in what begins with an empty one.
    nextOffset = end;
    while (nextOffset < code.length() && Character.isWhitespace(code.charAt(nextOffset))) {
      nextOffset++;
    }
    // JShell reads all that it is given, and a cell may have ten thousand lines.
    int to = nextOffset;
    do {
      to = endOfLine(nextOffset + Math.max(WINDOW, 2 * (to - nextOffset)));
      next = analysis.analyzeCompletion(code.substring(nextOffset, to));
    } while (to < code.length() && !isFollowed(next));
    nextEnd = next.completeness() == Completeness.COMPLETE ? to - next.remaining().length() : to;
  }

  private int endOfLine(int at) {
    int end = at < code.length() ? code.indexOf('\n', at) : -1;
    return end < 0 ? code.length() : end;
  }

  /** Whether more code stands behind a statement, so that nothing behind that can belong to it. */
  private static boolean isFollowed(CompletionInfo statement) {
    return statement.completeness() == Completeness.COMPLETE
        && !Mask.of(statement.remaining()).isBlank();
  }

  /** Goes on to the next statement, or returns false behind the last. */
  boolean advance() {
    if (next == null || next.completeness() == Completeness.EMPTY) {
      return false;
    }
    current = next;
    offset = nextOffset;
    int end = current.completeness() == Completeness.UNKNOWN ? endOfBroken() : nextEnd;
    source =
        switch (current.completeness()) {
          case UNKNOWN, DEFINITELY_INCOMPLETE -> code.substring(offset, end);
          default -> current.source();
        };
    if (end < code.length()) {
      analyzeFrom(end);
    } else {
      next = null;
    }
    return true;
  }

  /**
   * Returns where a statement that cannot be parsed is taken to end: at the end of a line that
   * leaves no bracket open, else with the code.
   */
  private int endOfBroken() {
    String masked = Mask.of(code.substring(offset));
    int open = 0;
    char last = ' ';
    for (int at = 0; at < masked.length(); at++) {
      char each = masked.charAt(at);
      switch (each) {
        case '(', '[', '{' -> open++;
        case ')', ']', '}' -> open = Math.max(0, open - 1);
        case '\n' -> {
          if (open == 0 && (last == ';' || last == '}')) {
            return offset + at;
          }
        }
        default -> {}
      }
      last = Character.isWhitespace(each) ? last : each;
    }
    return code.length();
  }

  /** Returns the statement with the semicolon that JShell wants, or what is left of broken code. */
  String source() {
    return source;
  }

  /** Returns where in the cell's code {@link #source} begins. */
  int offset() {
    return offset;
  }

  boolean isLast() {
    return next == null || next.completeness() == Completeness.EMPTY;
  }

  /** Whether the author ended the statement with a semicolon, which silences its value. */
  boolean silenced() {
    return current.completeness() == Completeness.COMPLETE
        && Mask.of(current.source()).stripTrailing().endsWith(";");
  }
}
