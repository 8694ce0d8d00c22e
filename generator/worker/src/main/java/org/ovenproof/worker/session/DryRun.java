package org.ovenproof.worker.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.code.Piece;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.protocol.Outcome;

/**
 * What the compiler says of a whole cell before any of it runs. JShell takes a cell statement by
 * statement and would have run the first when it refuses the second, so they go first to a shell
 * that compiles them and runs nothing.
 */
final class DryRun implements AutoCloseable {

  private final Optional<CellCompiler> compiler;

  /** Null until it is needed: most cells compile. */
  private Shell shell;

  /** The statements that the shell has been given. */
  private final List<String> known = new ArrayList<>();

  /** What cells were to declare that failed, and that no later one has declared since. */
  private final Undeclared missing = new Undeclared();

  DryRun(Optional<CellCompiler> compiler) {
    this.compiler = compiler;
  }

  /**
   * Returns what is wrong with a cell, in the order of its code, but for what is wrong only because
   * something before it in the cell is.
   *
   * @param history the statements that ran before it
   * @param later names that later cells declare, which a declaration may refer to, as in JShell
   */
  List<Outcome.CompileError> errors(List<String> history, String code, Set<String> later) {
    return errors(history, code, later, new Undeclared());
  }

  /**
   * Returns the same for a cell that does not run, and adds what it is made of to the history: what
   * it declares is known to later cells, and what it fails to declare is no error of theirs.
   */
  List<Outcome.CompileError> suppose(List<String> history, String code, Set<String> later) {
    Undeclared undeclared = new Undeclared();
    List<Outcome.CompileError> errors = errors(history, code, later, undeclared);
    history.addAll(known.subList(history.size(), known.size()));
    errors.removeIf(error -> missing.endOfCause(error).isPresent());
    missing.addAll(undeclared);
    return errors;
  }

  private List<Outcome.CompileError> errors(
      List<String> history, String code, Set<String> later, Undeclared undeclared) {
    catchUp(history);
    List<Outcome.CompileError> errors = new ArrayList<>();
    List<Declared> declared = new ArrayList<>();
    for (Piece piece : Piece.byJShell(shell.analysis(), code)) {
      known.add(piece.source());
      // One for most statements, and one for each of `int width = 3, height = 4;`.
      for (SnippetEvent event : shell.eval(piece.source())) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
          Declared.errors(shell, snippet, piece).forEach(errors::add);
          List<String> names = declaredBy(snippet, piece);
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
      List<Outcome.CompileError> unresolved = errorsOf(each, later).toList();
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

  private List<String> declaredBy(Snippet refused, Piece piece) {
    if (refused instanceof PersistentSnippet named) {
      return List.of(named.name());
    }
    return compiler
        .flatMap(each -> each.declaredBy(piece))
        .orElseGet(() -> List.copyOf(Piece.words(Mask.of(piece.source()))));
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

  /**
   * Returns what is wrong with a declaration that JShell took, as it does before all is declared.
   */
  private Stream<Outcome.CompileError> errorsOf(Declared declared, Set<String> later) {
    return Stream.concat(
        Declared.errors(shell, declared.snippet(), declared.piece()),
        declared
            .unresolved(shell)
            .filter(
                error ->
                    error
                        .unknown()
                        .filter(name -> later.contains(name) || shell.isWaiting(name))
                        .isEmpty()));
  }

  @Override
  public void close() {
    if (shell != null) {
      shell.close();
    }
  }
}
