package org.ovenproof.worker.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.code.Piece;
import org.ovenproof.worker.protocol.Outcome;

/** A declaration that JShell has taken, and where in its cell it stands. */
record Declared(DeclarationSnippet snippet, Piece piece) {

  /** Returns the errors of a snippet, at their places in the cell. */
  static Stream<Outcome.CompileError> errors(Shell shell, Snippet snippet, Piece piece) {
    // JShell tells of an unknown package at the very beginning, be it an empty line.
    int first = Mask.start(piece.source());
    return shell.errors(snippet).stream()
        .map(
            error ->
                new Outcome.CompileError(
                    piece.offset() + Math.toIntExact(Math.max(first, error.getStartPosition())),
                    piece.offset() + Math.toIntExact(Math.max(first, error.getEndPosition())),
                    Shell.message(error)));
  }

  /** Returns the names that the declaration refers to and nothing declares, as javac would tell. */
  Stream<Outcome.CompileError> unresolved(Shell shell) {
    return shell.unresolved(snippet).map(this::unresolved);
  }

  private Outcome.CompileError unresolved(String name) {
    String simple = name.substring(name.indexOf(' ') + 1).replaceAll("\\(.*", "");
    int start = piece.offset() + indexOf(simple);
    return new Outcome.CompileError(
        start, start + simple.length(), "cannot find symbol\n  symbol:   " + name);
  }

  /** Returns where the code first has a name, and not only a longer one, a string or a comment. */
  private int indexOf(String name) {
    String whole =
        "(?<!\\p{javaJavaIdentifierPart})%s(?!\\p{javaJavaIdentifierPart})"
            .formatted(Pattern.quote(name));
    Matcher found = Pattern.compile(whole).matcher(Mask.of(piece.source()));
    return found.find() ? found.start() : Mask.start(piece.source());
  }
}
