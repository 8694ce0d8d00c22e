package org.ovenproof.worker;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** A JShell that runs its code in this process, or that compiles it and runs nothing. */
final class Shell implements AutoCloseable {

  private final LocalControl control;
  private final JShell shell;

  private Shell(LocalControl control) {
    this.control = control;
    this.shell =
        JShell.builder()
            .executionEngine(control, Map.of())
            .compilerOptions("--class-path", System.getProperty("java.class.path"))
            .build();
  }

  /** Returns a shell that runs what it is given. */
  static Shell running() {
    return new Shell(new LocalControl(true));
  }

  /** Returns a shell that compiles what it is given, with every name declared and nothing run. */
  static Shell compiling() {
    return new Shell(new LocalControl(false));
  }

  SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  /** Evaluates one statement or declaration; what it means for earlier ones is left out. */
  List<SnippetEvent> eval(String statement) {
    control.last = null;
    return shell.eval(statement).stream().filter(event -> event.causeSnippet() == null).toList();
  }

  /** Returns what the last statement returned, as an object; null for one without a value. */
  Object lastValue() {
    return control.last;
  }

  List<Diag> errors(Snippet snippet) {
    return shell.diagnostics(snippet).filter(Diag::isError).toList();
  }

  /** Returns what a declaration refers to that is not declared yet. */
  Stream<String> unresolved(Snippet snippet) {
    return snippet instanceof jdk.jshell.DeclarationSnippet declaration
        ? shell.unresolvedDependencies(declaration)
        : Stream.empty();
  }

  static String message(Diag problem) {
    return problem.getMessage(Locale.ROOT);
  }

  @Override
  public void close() {
    shell.close();
  }

  /**
   * Runs JShell's classes in this process and keeps what the last one returned as an object, where
   * JShell itself hands on a string only: a picture has no string.
   */
  private static final class LocalControl extends DirectExecutionControl
      implements ExecutionControlProvider {

    private final boolean runs;
    private Object last;

    private LocalControl(boolean runs) {
      this.runs = runs;
    }

    @Override
    protected String invoke(Method doIt) throws Exception {
      if (runs) {
        last = doIt.invoke(null);
      }
      return "";
    }

    @Override
    public String name() {
      return "ovenproof";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return this;
    }
  }
}
