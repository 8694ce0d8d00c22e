package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
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

  /** What ran so far, for the session that only compiles. */
  private final List<String> history = new ArrayList<>();

  Session(Streams streams) {
    this.streams = streams;
  }

  /** Brings process and session to their start and returns what went wrong with it. */
  List<String> begin(List<String> imports, long seed) {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    streams.restore();
    List<String> problems = new ArrayList<>();
    for (String name : imports) {
      String statement = "import " + name + ";";
      history.add(statement);
      Snippet snippet = shell.eval(statement).snippet();
      shell.errors(snippet).forEach(error -> problems.add(statement + " " + Shell.message(error)));
    }
    ServiceLoader.load(SessionStart.class).forEach(start -> start.begin(seed));
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
      Outcome outcome = evaluate(shell, code, shown);
      streams.flush();
      return outcome;
    } catch (ThreadDeath | RuntimeException | StackOverflowError | LinkageError | AssertionError thrownByToString) {
      XX
    } finally {
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

  private Outcome evaluate(Shell where, String code, List<Shown> shown) {
    Statements statements = new Statements(where.analysis(), code);
    List<Declared> incomplete = new ArrayList<>();
    while (statements.advance()) {
      SnippetEvent event = where.eval(statements.source());
      Snippet snippet = event.snippet();
      if (event.status() == Snippet.Status.REJECTED) {
        streams.flush();
        return new Outcome.Rejected(shown, rejections(where, snippet, statements.offset()));
      }
      if (where == shell) {
        history.add(statements.source());
        positions.add(snippet.id(), code, statements.offset());
      }
      if (event.exception() != null) {
        streams.flush();
        return threw(event.exception(), snippet, shown);
      }
      incomplete.add(new Declared(snippet, statements.offset(), statements.source()));
      if (statements.isLast() && !statements.silenced() && isExpression(snippet)) {
        show(where.lastValue(), shown);
      }
    }
    List<Outcome.CompileError> unresolved =
        incomplete.stream().flatMap(declared -> declared.unresolved(where).stream()).toList();
    return unresolved.isEmpty()
        ? new Outcome.Completed(shown)
        : new Outcome.Rejected(shown, unresolved);
  }

  private static List<Outcome.CompileError> rejections(Shell where, Snippet snippet, int offset) {
    return where.errors(snippet).stream()
        .map(
            error ->
                new Outcome.CompileError(
                    offset + Math.toIntExact(error.getStartPosition()),
                    offset + Math.toIntExact(error.getEndPosition()),
                    Shell.message(error)))
        .toList();
  }

  private Outcome threw(JShellException exception, Snippet snippet, List<Shown> shown) {
    if (exception instanceof EvalException thrown) {
      String message = thrown.getMessage() == null ? "" : thrown.getMessage();
      return new Outcome.Threw(
          shown, thrown.getExceptionClassName(), message, positions.frames(thrown));
    }
    // A call of a method whose body refers to a name that no cell has declared yet.
    List<String> missing = shell.unresolved(snippet).toList();
    return new Outcome.Threw(
        shown, exception.getClass().getName(), String.join(", ", missing), List.of());
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

    private List<Outcome.CompileError> unresolved(Shell where) {
      return where
          .unresolved(snippet)
          .map(
              name -> {
                String simple = name.substring(name.indexOf(' ') + 1).replaceAll("\\(.*", "");
                int at = Math.max(0, source.indexOf(simple));
                return new Outcome.CompileError(
                    offset + at,
                    offset + at + simple.length(),
                    "cannot find symbol\n  symbol:   " + name);
              })
          .toList();
    }
  }
}
