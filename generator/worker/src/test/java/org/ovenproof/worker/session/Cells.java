package org.ovenproof.worker.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.output.Streams;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** A session in the process of the tests, which gets back all that a session changes of it. */
public final class Cells implements AutoCloseable {

  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Locale locale = Locale.getDefault();
  private final TimeZone timeZone = TimeZone.getDefault();
  private final Streams streams = Streams.install();

  /** Null for a session without one. */
  private final CellCompiler compiler;

  private final List<String> questions = new ArrayList<>();
  private final Session session;

  /** Begins a session as a worker does. */
  public Cells(String... imports) {
    this(CellCompiler.ofProcess().orElseThrow(), true, imports);
  }

  private Cells(CellCompiler compiler, boolean atOnce, String... imports) {
    this.compiler = compiler;
    this.session =
        new Session(
            streams,
            Optional.ofNullable(compiler),
            atOnce ? compiler.beginSession() : null,
            questions::add);
    List<String> problems = session.begin(List.of(imports), 1L).problems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  /** Returns a session whose cells a compiler compiles that is closed with it. */
  public static Cells compiledBy(CellCompiler compiler, String... imports) {
    return new Cells(compiler, true, imports);
  }

  /** Returns a session that gives JShell each statement by itself. */
  public static Cells statementByStatement(String... imports) {
    return new Cells(CellCompiler.ofProcess().orElseThrow(), false, imports);
  }

  /** Returns a session that knows JShell's compiler alone. */
  public static Cells withoutCompiler(String... imports) {
    return new Cells(null, false, imports);
  }

  /** Returns what knows all that has run. */
  public JShell shell() {
    return session.learnt().jshell();
  }

  public Streams streams() {
    return streams;
  }

  /** Returns what values were asked for that were shown. */
  public List<String> questions() {
    return questions;
  }

  public Set<String> lasting() {
    return session.lasting();
  }

  public List<Late> late() {
    return session.late();
  }

  /** Returns a session that the same process serves next. */
  public Session next() {
    session.close();
    Session next = new Session(streams, Optional.ofNullable(compiler), question -> {});
    next.begin(List.of(), 1L);
    return next;
  }

  /** Runs a cell. */
  public Outcome run(String code) {
    return session.run(code, false);
  }

  /** Runs the last cell again, which may refer to some names before they are declared. */
  Outcome run(String code, Set<String> later) {
    return session.run(code, false, later);
  }

  Outcome compile(String code) {
    return session.run(code, true);
  }

  /** Runs a cell that must run to its end and returns what it showed, a line a piece. */
  public String shownBy(String code) {
    Outcome outcome = run(code);
    if (!(outcome instanceof Outcome.Completed)) {
      throw new AssertionError(outcome);
    }
    return shown(outcome);
  }

  /** Runs a cell that must be refused and returns its errors as {@code marked code: message}. */
  public List<String> errorsOf(String code) {
    return errors(code, (Outcome.Rejected) run(code));
  }

  /** Runs a cell that must throw. */
  public Outcome.Threw thrownBy(String code) {
    return (Outcome.Threw) run(code);
  }

  static List<String> errors(String code, Outcome.Rejected rejected) {
    return rejected.errors().stream()
        .map(error -> code.substring(error.start(), error.end()) + ": " + firstLine(error))
        .toList();
  }

  public static String shown(Outcome outcome) {
    return outcome.shown().stream()
        .map(shown -> name(shown.source()) + text(shown.output()))
        .collect(Collectors.joining("\n"));
  }

  static String text(Output output) {
    if (output instanceof Text text) {
      return text.text();
    }
    if (output instanceof Table table) {
      return String.join(" | ", table.columns())
          + table.rows().stream()
              .map(row -> row.stream().map(Object::toString).collect(Collectors.joining(" | ")))
              .map("\n"::concat)
              .collect(Collectors.joining());
    }
    return output.toString();
  }

  private static String firstLine(Outcome.CompileError error) {
    return error.message().lines().findFirst().orElseThrow();
  }

  private static String name(Shown.Source source) {
    return switch (source) {
      case STDOUT -> "out ";
      case STDERR -> "err ";
      case VALUE -> "";
    };
  }

  @Override
  public void close() {
    session.close();
    if (compiler != null) {
      compiler.close();
    }
    System.setIn(in);
    System.setOut(out);
    System.setErr(err);
    Locale.setDefault(locale);
    TimeZone.setDefault(timeZone);
  }
}
