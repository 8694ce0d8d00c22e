package org.ovenproof.worker.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import org.ovenproof.worker.code.CellCode;
import org.ovenproof.worker.protocol.Outcome;

/** The declarations of a session that refer to what a later one may declare, as JShell allows. */
final class Forward {

  private final Shell shell;
  private final List<Waiting> waiting = new ArrayList<>();

  Forward(Shell shell) {
    this.shell = shell;
  }

  /** Notes a declaration that JShell has just evaluated, if it waits for another one. */
  void add(int cell, CellCode code, Declared declared) {
    if (shell.isIncomplete(declared.snippet())) {
      waiting.add(new Waiting(cell, code, declared));
    }
  }

  /** Returns the names that declarations so far refer to and nothing declares. */
  List<Outcome.Undeclared> undeclared() {
    waiting.removeIf(each -> !shell.isIncomplete(each.declared().snippet()));
    return waiting.stream()
        .flatMap(each -> each.undeclared(shell))
        .filter(name -> name.error().unknown().filter(shell::isWaiting).isEmpty())
        .toList();
  }

  /** Returns the places of the names that keep a declaration from being called. */
  List<Outcome.Frame> framesOf(DeclarationSnippet called) {
    return waiting.stream()
        .filter(each -> each.declared().snippet().equals(called))
        .flatMap(each -> each.undeclared(shell).map(name -> each.frame(name.error())))
        .distinct()
        .toList();
  }

  private record Waiting(int cell, CellCode code, Declared declared) {

    Stream<Outcome.Undeclared> undeclared(Shell shell) {
      List<Outcome.CompileError> names = declared.unresolved(shell).toList();
      // With the names there, it may still be that what has one is of another kind.
      return (names.isEmpty()
              ? Declared.errors(shell, declared.snippet(), declared.piece())
              : names.stream())
          .map(error -> new Outcome.Undeclared(cell, code.original(error)));
    }

    Outcome.Frame frame(Outcome.CompileError error) {
      return new Outcome.Frame(cell, code.lineOf(error.start()), declared.snippet().name());
    }
  }
}
