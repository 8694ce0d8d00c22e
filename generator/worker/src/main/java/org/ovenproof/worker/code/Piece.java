package org.ovenproof.worker.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/**
 * A statement or declaration of a cell as JShell is given it.
 *
 * @param offset where in the cell's code it begins
 * @param shows whether its value is the cell's
 */
public record Piece(String source, int offset, boolean shows) {

  /** A name as a pattern says it (JLS 3.8). */
  public static final String IDENTIFIER =
      "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

  private static final Pattern WORD = Pattern.compile(IDENTIFIER);

  /**
   * Cuts a cell by its brackets and semicolons alone. Where that is not where JShell cuts, some
   * piece is not one statement.
   */
  public static List<Piece> byBrackets(String code) {
    return StatementEnds.pieces(code);
  }

  /** Cuts a cell where JShell does, which parses each statement to find its end. */
  public static List<Piece> byJShell(SourceCodeAnalysis analysis, String code) {
    return Statements.pieces(analysis, code);
  }

  /** Returns the words in a text that may be names, be they code or not. */
  public static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
