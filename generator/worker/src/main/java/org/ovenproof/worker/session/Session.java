package org.ovenproof.worker.session;

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
import org.ovenproof.display.SessionStart;
import org.ovenproof.worker.code.CellCode;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.code.Mask;
import org.ovenproof.worker.code.Piece;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.compiler.CompiledPiece;
import org.ovenproof.worker.compiler.OnePass;
import org.ovenproof.worker.output.CellOutput;
import org.ovenproof.worker.output.Streams;
import org.ovenproof.worker.output.Thrown;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Reply;
import org.ovenproof.worker.protocol.Shown;

/** The cells of one page in their order, in one JShell. */
public final class Session implements AutoCloseable {

  private final Streams streams;
  private final CellOutput output;
  private final Positions positions = new Positions();
  private final Shell shell;

  /** Compiles whole cells; null once JShell is given each statement by itself. */
  private OnePass onePass;

  private final Forward forward;
  private final DryRun dryRun;
  private boolean begun;

  /** The statements that have run, which JShell learns when it goes on instead of the compiler. */
  private final List<String> history = new ArrayList<>();

  /** These and the statements of cells that failed or were not run, for what only compiles. */
  private final List<String> meant = new ArrayList<>();

  /**
   * Begins in the thread that runs its cells.
   *
   * @param compiler nothing for a session that gives JShell each statement by itself
   * @param asks is told what an author's object is asked while a value is shown, and by an empty
   *     text that all is answered
   */
  public Session(Streams streams, Optional<CellCompiler> compiler, Consumer<String> asks) {
    this(streams, compiler, compiler.map(CellCompiler::beginSession).orElse(null), asks);
  }

  /**
   * Begins in the thread that runs its cells.
   *
   * @param compiler tells what refused statements mean to declare
   * @param onePass compiles whole cells; null for a session that gives JShell each statement by
   *     itself
   */
  Session(
      Streams streams, Optional<CellCompiler> compiler, OnePass onePass, Consumer<String> asks) {
    this.streams = streams;
    this.shell = Shell.running(streams.origins()::loadedBy);
    this.output =
        new CellOutput(asks, (type, line) -> positions.line(type, line, shell::isAdopted));
    this.forward = new Forward(shell);
    this.dryRun = new DryRun(compiler);
    this.onePass = onePass;
  }

  /** Brings process and session to their start. */
  public Reply.Opened begin(List<String> imports, long seed) {
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
  public Outcome run(String authors, boolean compileOnly, Set<String> later) {
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
    output.beginCell();
    streams.to(
        each -> shown.add(each.source() == Shown.Source.VALUE ? each : output.printed(each)));
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

  /**
   * Refuses a comment or text block without an end, which JShell takes for the rest of the cell.
   */
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

  /** Returns all errors of a cell, or nothing if it has none. */
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
  public Outcome suppose(String authors, boolean ran, Set<String> later) {
    if (!ran) {
      positions.beginCell();
    }
    CellCode code = CellCode.of(authors);
    List<Outcome.CompileError> errors =
        told(code, dryRun.suppose(meant, code.text(), later).stream());
    Piece.byBrackets(code.text()).stream().map(Piece::source).forEach(this::giveImport);
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
    Optional<List<CompiledPiece>> compiled = onePass.compiled(code, shell::analysis);
    if (compiled.isEmpty()) {
      return Optional.empty();
    }
    for (CompiledPiece each : compiled.get()) {
      Piece piece = each.piece();
      positions.add(Integer.toString(each.id()), code, piece);
      note(piece.source());
      shell.adopt(each.classes());
      onePass.ran(each);
      if (each.isRun()) {
        Optional<Throwable> thrown = shell.call(each.className());
        if (thrown.isPresent()) {
          streams.end();
          return Optional.of(threw(thrown.get(), thrown.get(), shown));
        }
        if (piece.shows() && each.isExpression()) {
          show(shell.lastValue());
        }
      }
    }
    streams.end();
    return Optional.of(new Outcome.Completed(shown));
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
    for (Piece piece : Piece.byJShell(shell.analysis(), code.text())) {
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
    frames.addAll(lines(called.getStackTrace(), shell.thrown().getStackTrace()));
    return new Outcome.Threw(
        shown,
        called.getClass().getName(),
        missing + " is not declared yet",
        frames.stream().distinct().toList());
  }

  private Outcome.Threw threw(Throwable real, Throwable told, List<Shown> shown) {
    return Thrown.of(shown, real, told, this::lines);
  }

  private List<Outcome.Frame> lines(StackTraceElement[] told, StackTraceElement[] real) {
    return positions.frames(told, real, shell::isAdopted);
  }

  /** Returns the output of earlier cells that came since this was asked last, and is not shown. */
  public List<Late> late() {
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
      streams.show(output.value(value));
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

  /** Returns what the code of the session may have set in the process for good, in words. */
  public Set<String> lasting() {
    return shell.lasting();
  }

  @Override
  public void close() {
    dryRun.close();
    shell.close();
  }
}
