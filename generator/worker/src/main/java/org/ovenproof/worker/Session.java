package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import org.ovenproof.display.Display;
import org.ovenproof.display.SessionStart;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** The cells of one page in their order, in one JShell. */
final class Session implements AutoCloseable {

  private final Streams streams;
  private final Renderings renderings = new Renderings();
  private final Positions positions = new Positions();
  private final Shell shell = Shell.running();

  /** What compiles whole cells; null once JShell has to do it statement by statement. */
  private OnePass onePass;

  /** What ran so far, for the session that only compiles. */
  private final List<String> history = new ArrayList<>();

  /** {@code onePass} is null for a session that gives JShell each statement by itself. */
  Session(Streams streams, OnePass onePass) {
    this.streams = streams;
    this.onePass = onePass;
  }

  /** Brings process and session to their start and returns what went wrong with it. */
  List<String> begin(List<String> imports, long seed) {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    streams.restore();
    List<String> problems = new ArrayList<>();
    boolean taken = onePass != null && onePass.begin(imports);
    if (!taken) {
      onePass = null;
    }
    for (String name : imports) {
      String statement = "import " + name + ";";
      history.add(statement);
      if (taken) {
        continue;
      }
      for (SnippetEvent event : shell.eval(statement)) {
        for (Diag error : shell.errors(event.snippet())) {
          problems.add(statement + " " + Shell.message(error));
        }
      }
    }
    try {
      ServiceLoader.load(SessionStart.class).forEach(start -> start.begin(seed));
    } catch (RuntimeException | Error broken) {
      problems.add("a library on the class path cannot start: " + broken);
    }
    return problems;
  }

  /** Runs a cell, or only compiles it. */
  Outcome run(String code, boolean compileOnly) {
    positions.beginCell();
    if (compileOnly) {
      return compile(code);
    }
    // A thread of the cell may show something while the cell itself does.
    List<Shown> shown = Collections.synchronizedList(new ArrayList<>());
    streams.to(shown::add);
    Display.to(value -> show(value, shown));
    try {
      Optional<Outcome> outcome = evaluateAtOnce(code, shown);
      return outcome.isPresent() ? outcome.get() : evaluate(shell, code, shown);
    } catch (RuntimeException | Error thrownByToString) {
      streams.flush();
      return new Outcome.Threw(
          shown,
          readable(thrownByToString.getClass().getName()),
          readable(thrownByToString.getMessage()),
          List.of());
    } finally {
      // A cell may interrupt the thread that it runs in; the next one begins without.
      Thread.interrupted();
      Display.to(value -> {});
      streams.to(late -> {});
    }
  }

  /** Compiles after all that this session has declared, in a shell that is thrown away. */
  private Outcome compile(String code) {
    try (Shell compiling = Shell.compiling()) {
      history.forEach(compiling::eval);
      return evaluate(compiling, code, new ArrayList<>());
    }
  }

  /** Runs a cell whose statements compile together, or returns nothing and has run nothing. */
  private Optional<Outcome> evaluateAtOnce(String code, List<Shown> shown) {
    if (onePass == null) {
      return Optional.empty();
    }
    Optional<List<OnePass.Unit>> units = onePass.units(Statements.pieces(shell.analysis(), code));
    if (units.isEmpty()) {
      leaveToShell();
      return Optional.empty();
    }
    for (OnePass.Unit unit : units.get()) {
      Piece piece = unit.part().piece();
      positions.add(Integer.toString(unit.id()), code, piece.offset());
      history.add(piece.source());
      shell.adopt(unit.classes());
      onePass.ran(unit);
      if (unit.isRun()) {
        Optional<ExecutionControl.UserException> thrown = shell.call("REPL." + unit.className());
        if (thrown.isPresent()) {
          streams.flush();
          StackTraceElement[] frames = thrown.get().getStackTrace();
          return Optional.of(
              new Outcome.Threw(
                  shown,
                  readable(thrown.get().causeExceptionClass()),
                  readable(thrown.get().getMessage()),
                  positions.frames(frames, frames, shell::isAdopted)));
        }
        if (piece.shows() && unit.part().isExpression()) {
          show(shell.lastValue(), shown);
        }
      }
    }
    streams.flush();
    return Optional.of(new Outcome.Completed(shown));
  }

  /** Returns the shell after it has learnt all that has run. */
  Shell learnt() {
    if (onePass != null) {
      leaveToShell();
    }
    return shell;
  }

  /** Goes on statement by statement, after JShell has learnt what is there. */
  private void leaveToShell() {
    onePass = null;
    shell.learn(history);
  }

  private Outcome evaluate(Shell where, String code, List<Shown> shown) {
    Statements statements = new Statements(where.analysis(), code);
    List<Declared> declared = new ArrayList<>();
    while (statements.advance()) {
      // One for most statements, and one for each of `int width = 3, height = 4;`.
      for (SnippetEvent event : where.eval(statements.source())) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
          streams.flush();
          return new Outcome.Rejected(shown, rejections(where, snippet, statements));
        }
        if (where == shell) {
          positions.add(snippet.id(), code, statements.offset());
        }
        if (event.exception() != null) {
          streams.flush();
          history.add(statements.source());
          return threw(event.exception(), shown);
        }
        declared.add(new Declared(snippet, statements.offset(), statements.source()));
        if (statements.isLast() && !statements.silenced() && isExpression(snippet)) {
          show(where.lastValue(), shown);
        }
      }
      if (where == shell) {
        history.add(statements.source());
      }
    }
    streams.flush();
    List<Outcome.CompileError> unresolved =
        declared.stream().flatMap(each -> each.unresolved(where).stream()).toList();
    return unresolved.isEmpty()
        ? new Outcome.Completed(shown)
        : new Outcome.Rejected(shown, unresolved);
  }

  private static List<Outcome.CompileError> rejections(
      Shell where, Snippet snippet, Statements statements) {
    // JShell tells of an unknown package at the very beginning, be it an empty line.
    int first = Mask.start(statements.source());
    return where.errors(snippet).stream()
        .map(
            error ->
                new Outcome.CompileError(
                    statements.offset()
                        + Math.toIntExact(Math.max(first, error.getStartPosition())),
                    statements.offset() + Math.toIntExact(Math.max(first, error.getEndPosition())),
                    Shell.message(error)))
        .toList();
  }

  private Outcome threw(JShellException exception, List<Shown> shown) {
    if (exception instanceof EvalException thrown) {
      return new Outcome.Threw(
          shown,
          readable(thrown.getExceptionClassName()),
          readable(thrown.getMessage()),
          positions.frames(thrown.getStackTrace(), shell.thrownAt(), shell::isAdopted));
    }
    // A call of a method whose body refers to a name that no cell has declared yet.
    UnresolvedReferenceException called = (UnresolvedReferenceException) exception;
    String missing = String.join(", ", shell.unresolved(called.getSnippet()).toList());
    return new Outcome.Threw(
        shown,
        called.getClass().getName(),
        missing + " is not declared yet",
        positions.frames(called.getStackTrace(), shell.thrownAt(), shell::isAdopted));
  }

  /** Returns a text without the names that JShell gives to the classes around those of a cell. */
  private static String readable(String text) {
    return text == null ? "" : text.replaceAll("REPL\\.\\$JShell\\$\\w+?\\$", "");
  }

  private void show(Object value, List<Shown> shown) {
    if (value != null) {
      streams.flush();
      shown.add(new Shown(Shown.Source.VALUE, renderings.of(value)));
    }
  }

  private static boolean isExpression(Snippet snippet) {
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND,
          VAR_VALUE_SUBKIND,
          ASSIGNMENT_SUBKIND,
          OTHER_EXPRESSION_SUBKIND ->
          true;
      default -> false;
    };
  }

  @Override
  public void close() {
    shell.close();
  }

  /**
   * A declaration, which JShell takes even where it refers to what does not exist; a page is read
   * from top to bottom, so at the end of the cell it must.
   */
  private record Declared(Snippet snippet, int offset, String source) {

    /**
     * Returns where the code first has a name, and not only a longer one, a string or a comment.
     */
    private int indexOf(String name) {
      String whole =
          "(?<!\\p{javaJavaIdentifierPart})%s(?!\\p{javaJavaIdentifierPart})"
              .formatted(Pattern.quote(name));
      Matcher found = Pattern.compile(whole).matcher(Mask.of(source));
      return found.find() ? found.start() : Mask.start(source);
    }

    private List<Outcome.CompileError> unresolved(Shell where) {
      return where
          .unresolved(snippet)
          .map(
              name -> {
                String simple = name.substring(name.indexOf(' ') + 1).replaceAll("\\(.*", "");
                int at = indexOf(simple);
                return new Outcome.CompileError(
                    offset + at,
                    offset + at + simple.length(),
                    "cannot find symbol\n  symbol:   " + name);
              })
          .toList();
    }
  }
}
