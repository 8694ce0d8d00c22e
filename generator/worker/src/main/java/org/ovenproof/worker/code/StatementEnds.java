package org.ovenproof.worker.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a cell into its statements by brackets and semicolons alone, where JShell parses one to find
 * its end. Where that is not where JShell cuts, what comes of it is not one statement.
 */
final class StatementEnds {

  /** What goes on with a statement behind a closing brace or a semicolon. */
  private static final Set<String> CONTINUATIONS = Set.of("else", "catch", "finally", "instanceof");

  /** Operators and separators that no statement begins with. */
  private static final String NO_BEGINNINGS = ";,.)]=>*/%&|^?:[";

  private final String code;
  private final String masked;
  private final List<Integer> ends = new ArrayList<>();

  private StatementEnds(String code) {
    this.code = code;
    this.masked = Mask.of(code);
  }

  /** Returns all of a cell; a last statement may lack its semicolon. */
  static List<Piece> pieces(String code) {
    return new StatementEnds(code).pieces();
  }

  private List<Piece> pieces() {
    cut();
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      while (Character.isWhitespace(code.charAt(start))) {
        start++;
      }
      boolean last = end == code.length();
      boolean shows = last && !masked.stripTrailing().endsWith(";");
      pieces.add(new Piece(code.substring(start, end), start, shows));
      start = end;
    }
    return pieces;
  }

  private void cut() {
    int depth = 0;
    int start = skipBlanks(0);
    for (int at = start; at < masked.length(); at++) {
      switch (masked.charAt(at)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        default -> {}
      }
      char each = masked.charAt(at);
      if (depth == 0 && (each == ';' || each == '}') && endsAt(start, at)) {
        ends.add(at + 1);
        start = skipBlanks(at + 1);
      }
    }
    // Comments behind the last statement belong to it.
    if (start == masked.length() && !ends.isEmpty()) {
      ends.remove(ends.size() - 1);
    }
    if (!masked.isBlank()) {
      ends.add(code.length());
    }
  }

  /** Whether a statement that begins at {@code start} is over with the character at {@code end}. */
  private boolean endsAt(int start, int end) {
    int next = skipBlanks(end + 1);
    String word = word(next);
    if (CONTINUATIONS.contains(word) || word.equals("while") && word(start).equals("do")) {
      return false;
    }
    return masked.charAt(end) == ';' || next == masked.length() || mayBegin(next);
  }

  private boolean mayBegin(int at) {
    char first = masked.charAt(at);
    boolean sign = first == '+' || first == '-';
    return sign ? masked.startsWith("" + first + first, at) : NO_BEGINNINGS.indexOf(first) < 0;
  }

  private int skipBlanks(int at) {
    int next = at;
    while (next < masked.length() && Character.isWhitespace(masked.charAt(next))) {
      next++;
    }
    return next;
  }

  private String word(int at) {
    int end = at;
    while (end < masked.length() && Character.isJavaIdentifierPart(masked.charAt(end))) {
      end++;
    }
    return masked.substring(at, end);
  }
}
