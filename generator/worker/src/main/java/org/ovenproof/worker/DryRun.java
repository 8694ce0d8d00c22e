package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.ovenproof.worker.protocol.Outcome;

/**
 * What the compiler says of a whole cell before any of it runs. JShell takes a cell statement by
 * statement and would have run the first when it refuses the second, so they go first to a shell
 * that compiles them and runs nothing.
 */
final class DryRun implements AutoCloseable {

  private final Compiler compiler;

  /** Null until it is needed: most cells compile. */
  private Shell shell;

  /** What the shell has been given. */
  private final List<String> known = new ArrayList<>();

  /** What cells were to declare that failed, and that no later one has declared since. */
  private final Undeclared missing = new Undeclared();

  DryRun(Compiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Returns what is wrong with a cell, in the order of its code, but for what is wrong only because
   * something before it in the cell is.
   *
   * @param history the statements that ran before it
   */
  List<Outcome.CompileError> errors(List<String> history, String code) {
    return errors(history, code, new Undeclared());
  }

  /**
   * Returns the same for a cell that does not run, and adds what it is made of to the history: what
   * it declares is known to later cells, and what it fails to declare is no error of theirs.
   */
  List<Outcome.CompileError> suppose(List<String> history, String code) {
    Undeclared undeclared = new Undeclared();
    List<Outcome.CompileError> errors = errors(history, code, undeclared);
    history.addAll(known.subList(history.size(), known.size()));
    errors.removeIf(error -> missing.endOfCause(error).isPresent());
    missing.addAll(undeclared);
    return errors;
  }

  private List<Outcome.CompileError> errors(
      List<String> history, String code, Undeclared undeclared) {
    catchUp(history);
    List<Outcome.CompileError> errors = new ArrayList<>();
    List<Declared> declared = new ArrayList<>();
    for (Piece piece : Statements.pieces(shell.analysis(), code)) {
      known.add(piece.source());
      // One for most statements, and one for each of `int width = 3, height = 4;`.
      for (SnippetEvent event : shell.eval(piece.source())) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
          errorsIn(snippet, piece).forEach(errors::add);
          List<String> names = Parts.declaredBy(compiler, snippet, piece);
          undeclared.add(names, piece);
          // Else an older declaration of the name would be taken for the one that was refused.
          names.forEach(shell::drop);
        } else if (snippet instanceof DeclarationSnippet declaration) {
          declared.add(new Declared(declaration, piece));
        }
      }
    }
    List<Outcome.CompileError> late = new ArrayList<>();
    for (Declared each : declared) {
      List<Outcome.CompileError> unresolved = errorsOf(each).toList();
      if (!unresolved.isEmpty()) {
        late.addAll(unresolved);
        undeclared.add(List.of(each.snippet().name()), each.piece());
      }
    }
    // A statement needs what stands before it, a declaration also what stands behind.
    errors.removeIf(
        error -> undeclared.endOfCause(error).orElse(Integer.MAX_VALUE) <= error.start());
    late.removeIf(error -> undeclared.endOfCause(error).isPresent());
    errors.addAll(late);
    errors.sort(Comparator.comparingInt(Outcome.CompileError::start));
    return errors;
  }

  /** Brings the shell to the end of the history, from the start if it was given anything else. */
  private void catchUp(List<String> history) {
    boolean behind =
        known.size() <= history.size() && history.subList(0, known.size()).equals(known);
    if (shell == null || !behind) {
      close();
      shell = Shell.compiling();
      known.clear();
    }
    for (String statement : history.subList(known.size(), history.size())) {
      shell.eval(statement);
      known.add(statement);
    }
  }

  private Stream<Outcome.CompileError> errorsIn(Snippet snippet, Piece piece) {
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

  /**
   * Returns what is wrong with a declaration that JShell took, as it does where something may still
   * be declared; a page is read from top to bottom, so at the end of the cell all must be.
   */
  private Stream<Outcome.CompileError> errorsOf(Declared declared) {
    return Stream.concat(
        errorsIn(declared.snippet(), declared.piece()),
        shell.unresolved(declared.snippet()).map(declared::unresolved));
  }

  @Override
  public void close() {
    if (shell != null) {
      shell.close();
    }
  }

  private record Declared(DeclarationSnippet snippet, Piece piece) {

    private Outcome.CompileError unresolved(String name) {
      String simple = name.substring(name.indexOf(' ') + 1).replaceAll("\\(.*", "");
      int start = piece.offset() + indexOf(simple);
      return new Outcome.CompileError(
          start, start + simple.length(), "cannot find symbol\n  symbol:   " + name);
    }

    /**
     * Returns where the code first has a name, and not only a longer one, a string or a comment.
     */
    private int indexOf(String name) {
      String whole =
          "(?<!\\p{javaJavaIdentifierPart})%s(?!\\p{javaJavaIdentifierPart})"
              .formatted(Pattern.quote(name));
      Matcher found = Pattern.compile(whole).matcher(Mask.of(piece.source()));
      return found.find() ? found.start() : Mask.start(piece.source());
    }
  }
}
