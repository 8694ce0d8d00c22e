package org.ovenproof.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import org.ovenproof.display.Display;
import org.ovenproof.display.Output;
import org.ovenproof.display.SessionStart;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;
import org.ovenproof.worker.protocol.Shown;

/** The cells of one page in their order, in one JShell. */
final class Session implements AutoCloseable {

  private final Streams streams;
  private final Asked asked;
  private final ValueText texts;
  private final Renderings renderings;
  private final Positions positions = new Positions();
  private final Shell shell;
  private final PrintedTraces traces;

  /** What the cell that runs shows. */
  private PlainOutput plain;

  /** What compiles whole cells; null once JShell has to do it statement by statement. */
  private OnePass onePass;

  private final Forward forward;
  private final DryRun dryRun;
  private boolean begun;

  /** What ran so far, for a shell that has to know it without having run it. */
  private final List<String> history = new ArrayList<>();

  /**
   * The same with the cells that failed or were not run, for a compiler that goes on behind them.
   */
  private final List<String> meant = new ArrayList<>();

  /** Without a compiler, JShell is given each statement by itself. */
  Session(Streams streams, Optional<Compiler> compiler) {
    this(streams, compiler, compiler.map(OnePass::new).orElse(null), Asked.NOBODY);
  }

  /**
   * Begins in the thread that runs its cells.
   *
   * @param onePass null for a session that gives JShell each statement by itself
   * @param asks is told what values are asked for that are shown
   */
  Session(Streams streams, Optional<Compiler> compiler, OnePass onePass, Consumer<String> asks) {
    this.streams = streams;
    this.asked = new Asked(asks);
    this.texts = new ValueText(asked::toText);
    this.renderings = new Renderings(texts, asked::toDisplay);
    this.shell = Shell.running(streams.origins()::loadedBy);
    this.forward = new Forward(shell);
    this.traces = new PrintedTraces((type, line) -> positions.line(type, line, shell::isAdopted));
    this.plain = new PlainOutput(traces, texts);
    this.dryRun = new DryRun(compiler);
    this.onePass = onePass;
  }

  /** Brings process and session to their start. */
  Reply.Opened begin(List<String> imports, long seed) {
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
      note(statement);
      if (taken) {
        continue;
      }
      for (SnippetEvent event : shell.eval(statement)) {
        for (Diag error : shell.errors(event.snippet())) {
          problems.add(statement + " " + Shell.message(error));
        }
      }
    }
    List<String> facts = new ArrayList<>();
    try {
      for (SessionStart start : ServiceLoader.load(SessionStart.class)) {
        start.begin(seed);
        start.facts().forEach(fact -> facts.add(String.valueOf(fact)));
      }
    } catch (RuntimeException | Error broken) {
      problems.add("a library on the class path cannot start: " + broken);
    }
    return new Reply.Opened(problems, facts);
  }

  /** Runs a cell, or only compiles it. */
  Outcome run(String code, boolean compileOnly) {
    return run(code, compileOnly, Set.of());
  }

  /**
   * Runs a cell, or only compiles it.
   *
   * @param later names that its declarations may refer to although no cell has declared them; with
   *     any, it is the cell before once more
   */
  Outcome run(String authors, boolean compileOnly, Set<String> later) {
    if (later.isEmpty()) {
      positions.beginCell();
    }
    Optional<Outcome> unclosed = unclosed(authors);
    if (unclosed.isPresent()) {
      return unclosed.get();
    }
    CellCode code = CellCode.of(authors);
    if (compileOnly) {
      return refused(code, later)
          .orElseGet(() -> new Outcome.Completed(List.of(), forward.undeclared()));
    }
    // A thread of the cell may show something while the cell itself does.
    List<Shown> shown = Collections.synchronizedList(new ArrayList<>());
    plain = new PlainOutput(traces, texts);
    streams.to(each -> shown.add(each.source() == Shown.Source.VALUE ? each : plainly(each)));
    Display.to(this::display);
    if (!begun) {
      streams.origins().begin(positions::cellOf);
      begun = true;
    }
    streams.origins().beginCell(positions.cell());
    try {
      return evaluateAtOnce(code.text(), shown)
          .or(() -> refused(code, later))
          .orElseGet(() -> evaluate(code, shown));
    } catch (RuntimeException | Error thrownByToString) {
      streams.end();
      return threw(thrownByToString, thrownByToString, shown).at(positions.endOf(authors));
    } finally {
      // A cell may interrupt the thread that it runs in; the next one begins without.
      Thread.interrupted();
      streams.to(late -> {});
      streams.origins().endCell();
    }
  }

  /** JShell takes what stands in a comment or text block without an end for a part of it. */
  private static Optional<Outcome> unclosed(String code) {
    int at = Mask.unclosed(code);
    if (at < 0) {
      return Optional.empty();
    }
    Outcome.CompileError error =
        code.charAt(at) == '/'
            ? new Outcome.CompileError(at, at + 2, "unclosed comment")
            : new Outcome.CompileError(at, at + 3, "unclosed text block");
    return Optional.of(new Outcome.Rejected(List.of(error)));
  }

  /** Returns all that the compiler has against a cell, or nothing if it has nothing. */
  private Optional<Outcome> refused(CellCode code, Set<String> later) {
    List<Outcome.CompileError> errors =
        told(code, dryRun.errors(meant, code.text(), later).stream());
    return errors.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Rejected(errors));
  }

  /** Returns errors at their places in what the author wrote, and with the author's names. */
  private static List<Outcome.CompileError> told(
      CellCode code, Stream<Outcome.CompileError> errors) {
    return errors
        .map(code::original)
        .map(
            error ->
                new Outcome.CompileError(error.start(), error.end(), CellNames.in(error.message())))
        .toList();
  }

  /**
   * Compiles a cell that is not run, and lets later ones be compiled as if it had.
   *
   * @param ran whether it is the one that ran last, and failed
   * @param later names that later cells declare
   */
  Outcome suppose(String authors, boolean ran, Set<String> later) {
    if (!ran) {
      positions.beginCell();
    }
    CellCode code = CellCode.of(authors);
    List<Outcome.CompileError> errors =
        told(code, dryRun.suppose(meant, code.text(), later).stream());
    StatementEnds.pieces(code.text()).stream().map(Piece::source).forEach(this::giveImport);
    Optional<Outcome> refused =
        errors.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Rejected(errors));
    return unclosed(authors).or(() -> refused).orElse(new Outcome.Completed(List.of()));
  }

  /** An import changes nothing, so those of a cell that is not run hold for the ones after it. */
  private void giveImport(String statement) {
    boolean imports = Mask.of(statement).strip().startsWith("import ");
    if (!imports || history.contains(statement)) {
      return;
    }
    if (evaluateAtOnce(statement, new ArrayList<>()).isEmpty()) {
      leaveToShell();
      if (shell.eval(statement).stream()
          .noneMatch(event -> event.status() == Snippet.Status.REJECTED)) {
        history.add(statement);
      }
    }
  }

  private void note(String statement) {
    history.add(statement);
    meant.add(statement);
  }

  /** Runs a cell whose statements compile together, or returns nothing and has run nothing. */
  private Optional<Outcome> evaluateAtOnce(String code, List<Shown> shown) {
    if (onePass == null) {
      return Optional.empty();
    }
    Optional<List<OnePass.Unit>> units = units(code);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    for (OnePass.Unit unit : units.get()) {
      Piece piece = unit.part().piece();
      positions.add(Integer.toString(unit.id()), code, piece);
      note(piece.source());
      shell.adopt(unit.classes());
      onePass.ran(unit);
      if (unit.isRun()) {
        Optional<Throwable> thrown = shell.call("REPL." + unit.className());
        if (thrown.isPresent()) {
          streams.end();
          return Optional.of(threw(thrown.get(), thrown.get(), shown));
        }
        if (piece.shows() && unit.part().isExpression()) {
          show(shell.lastValue());
        }
      }
    }
    streams.end();
    return Optional.of(new Outcome.Completed(shown));
  }

  private Optional<List<OnePass.Unit>> units(String code) {
    List<Piece> pieces = StatementEnds.pieces(code);
    return onePass
        .units(pieces)
        .or(
            () -> {
              List<Piece> others = Statements.pieces(shell.analysis(), code);
              return others.equals(pieces) ? Optional.empty() : onePass.units(others);
            });
  }

  /** Returns the shell after it has learnt all that has run. */
  Shell learnt() {
    leaveToShell();
    return shell;
  }

  /** Goes on statement by statement, after JShell has learnt what is there. */
  private void leaveToShell() {
    if (onePass != null) {
      onePass = null;
      shell.learn(history);
    }
  }

  /** Runs a cell that compiles, statement by statement. */
  private Outcome evaluate(CellCode code, List<Shown> shown) {
    leaveToShell();
    for (Piece piece : Statements.pieces(shell.analysis(), code.text())) {
      note(piece.source());
      for (SnippetEvent event : shell.eval(piece.source())) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
          // As in JShell, a variable is gone whose class was declared again with other members.
          streams.end();
          return new Outcome.Rejected(told(code, Declared.errors(shell, snippet, piece)));
        }
        positions.add(snippet.id(), code.text(), piece);
        if (snippet instanceof DeclarationSnippet declaration) {
          forward.add(positions.cell(), code, new Declared(declaration, piece));
        }
        if (event.exception() != null) {
          streams.end();
          return threw(event.exception(), shown);
        }
        if (piece.shows() && isExpression(snippet)) {
          show(shell.lastValue());
        }
      }
    }
    streams.end();
    return new Outcome.Completed(shown, forward.undeclared());
  }

  private Outcome threw(JShellException exception, List<Shown> shown) {
    if (exception instanceof EvalException) {
      return threw(shell.thrown(), exception, shown);
    }
    // A call of a method whose body refers to a name that no cell has declared yet.
    UnresolvedReferenceException called = (UnresolvedReferenceException) exception;
    String missing = String.join(", ", shell.unresolved(called.getSnippet()).toList());
    List<Outcome.Frame> frames = new ArrayList<>(forward.framesOf(called.getSnippet()));
    frames.addAll(
        positions.frames(called.getStackTrace(), shell.thrown().getStackTrace(), shell::isAdopted));
    return new Outcome.Threw(
        shown,
        called.getClass().getName(),
        missing + " is not declared yet",
        frames.stream().distinct().toList());
  }

  private Shown plainly(Shown printed) {
    return new Shown(printed.source(), plain.of(printed.output()));
  }

  private Outcome.Threw threw(Throwable real, Throwable told, List<Shown> shown) {
    return Thrown.of(shown, real, told, positions, shell::isAdopted);
  }

  /** Returns what came meanwhile of cells before, and was not shown. */
  List<Late> late() {
    return streams.origins().told();
  }

  /** Shows a value in the midst of a cell, unless the code that does belongs to an earlier one. */
  private void display(Object value) {
    OptionalInt late = streams.origins().late();
    if (late.isPresent()) {
      streams.origins().tell(late.getAsInt(), value == null ? "" : CellNames.of(value.getClass()));
    } else {
      show(value);
    }
  }

  private void show(Object value) {
    if (value != null) {
      Output output;
      try {
        output = plain.of(renderings.of(value));
      } finally {
        asked.done();
      }
      streams.show(new Shown(Shown.Source.VALUE, output));
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

  /** Returns what its code may have set in the process for good, in words. */
  Set<String> lasting() {
    return shell.lasting();
  }

  @Override
  public void close() {
    dryRun.close();
    shell.close();
  }
}
