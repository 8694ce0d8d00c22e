package org.ovenproof.worker;

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
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/** A session in the process of the tests, which gets back all that a session changes of it. */
final class Cells implements AutoCloseable {

  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Locale locale = Locale.getDefault();
  private final TimeZone timeZone = TimeZone.getDefault();
  private final Streams streams = Streams.install();
  private final CellCompiler compiler = CellCompiler.ofProcess().orElseThrow();
  private final List<String> questions = new ArrayList<>();
  private final Session session;

  Cells(String... imports) {
    this(true, imports);
  }

  private Cells(boolean atOnce, String... imports) {
    this(Optional.of(atOnce), imports);
  }

  private Cells(Optional<Boolean> atOnce, String... imports) {
    session =
        new Session(
            streams,
            atOnce.map(unused -> compiler),
            atOnce.orElse(false) ? compiler.beginSession() : null,
            questions::add);
    List<String> problems = session.begin(List.of(imports), 1L).problems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
  }

  /** Returns a session that gives JShell each statement by itself. */
  static Cells statementByStatement(String... imports) {
    return new Cells(false, imports);
  }

  /** Returns a session that knows JShell's compiler alone. */
  static Cells withoutCompiler(String... imports) {
    return new Cells(Optional.empty(), imports);
  }

  /** Returns what knows all that has run. */
  JShell shell() {
    return session.learnt().jshell();
  }

  Streams streams() {
    return streams;
  }

  /** Returns what values were asked for that were shown. */
  List<String> questions() {
    return questions;
  }

  Set<String> lasting() {
    return session.lasting();
  }

  List<Late> late() {
    return session.late();
  }

  /** Returns a session that the same process serves next. */
  Session next() {
    session.close();
    Session next = new Session(streams, Optional.of(compiler), question -> {});
    next.begin(List.of(), 1L);
    return next;
  }

  Outcome run(String code) {
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
  String shownBy(String code) {
    Outcome outcome = run(code);
    if (!(outcome instanceof Outcome.Completed)) {
      throw new AssertionError(outcome);
    }
    return shown(outcome);
  }

  /** Runs a cell that must be refused and returns its errors as {@code marked code: message}. */
  List<String> errorsOf(String code) {
    return errors(code, (Outcome.Rejected) run(code));
  }

  /** Runs a cell that must throw. */
  Outcome.Threw thrownBy(String code) {
    return (Outcome.Threw) run(code);
  }

  static List<String> errors(String code, Outcome.Rejected rejected) {
    return rejected.errors().stream()
        .map(error -> code.substring(error.start(), error.end()) + ": " + firstLine(error))
        .toList();
  }

  static String shown(Outcome outcome) {
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
    compiler.close();
    System.setIn(in);
    System.setOut(out);
    System.setErr(err);
    Locale.setDefault(locale);
    TimeZone.setDefault(timeZone);
  }
}
