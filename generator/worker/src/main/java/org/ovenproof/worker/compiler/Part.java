package org.ovenproof.worker.compiler;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.code.Piece;

/**
 * A statement or declaration whose kind is known.
 *
 * @param name what it declares or, for a {@link Kind#NAMED_VALUE}, the variable; null for none
 * @param type the declared type of a variable, null for {@code var}; an import's text
 * @param start where the initializer, the expression or a method's body begins; -1 for none
 * @param end where the initializer or the expression ends
 */
record Part(Kind kind, Piece piece, String name, String type, int start, int end) {

  private static final Pattern REFERENCE =
      Pattern.compile("(?<![.\\p{javaJavaIdentifierPart}])" + Piece.IDENTIFIER);

  /** What JShell makes of a part. */
  enum Kind {
    IMPORT,
    VARIABLE,
    METHOD,
    TYPE,
    /** A variable or an assignment to one: JShell makes no variable of its own for the value. */
    NAMED_VALUE,
    /** An expression that is not void, which JShell keeps in a variable of its own. */
    VALUE,
    /** A call of a method, which may return nothing. */
    CALL,
    STATEMENT,
    THROW
  }

  String source() {
    return piece.source();
  }

  /** Returns the initializer or the expression. */
  String value() {
    return source().substring(start, end);
  }

  boolean declares() {
    return switch (kind) {
      case IMPORT, VARIABLE, METHOD, TYPE -> true;
      default -> false;
    };
  }

  /** Whether only javac can say which type JShell's variable for the part has. */
  boolean needsType() {
    return switch (kind) {
      case VARIABLE -> type == null;
      case VALUE, CALL -> true;
      default -> false;
    };
  }

  boolean isExpression() {
    return kind == Kind.NAMED_VALUE || kind == Kind.VALUE || kind == Kind.CALL;
  }

  /** Whether JShell compiles the part once more when a name in it is declared later. */
  boolean isCompiledAgain() {
    return kind != Kind.STATEMENT && kind != Kind.THROW;
  }

  /**
   * Returns the names that the code of the part refers to: words in texts and comments, and those
   * behind a dot, are none.
   */
  Set<String> references() {
    Set<String> names = new HashSet<>();
    Matcher matcher = REFERENCE.matcher(Mask.of(source()));
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }
}
