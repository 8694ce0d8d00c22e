package org.ovenproof.worker.session;

import java.lang.instrument.ClassDefinition;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.ovenproof.worker.again.SetOrder;
import org.ovenproof.worker.again.TimeCalls;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.code.StandIn;
import org.ovenproof.worker.compiler.CompilerFlags;
import org.ovenproof.worker.leftovers.LastingCalls;

/** A JShell that runs its code in this process, or that compiles it and runs nothing. */
final class Shell implements AutoCloseable {

  private final LocalControl control;
  private final JShell shell;
  private SourceCodeAnalysis analysis;

  /** Non-sealed types that have a {@link StandIn} for now, by each its own declaration. */
  private final Map<String, String> open = new LinkedHashMap<>();

  private Shell(LocalControl control) {
    this.control = control;
    this.shell =
        JShell.builder()
            .executionEngine(control, Map.of())
            .compilerOptions(compilerOptions())
            .build();
  }

  private static String[] compilerOptions() {
    return Stream.concat(
            Stream.of("-g", "--class-path", System.getProperty("java.class.path")),
            CompilerFlags.ofThisProcess().stream())
        .toArray(String[]::new);
  }

  /**
   * Returns a shell that runs what it is given.
   *
   * @param loadedBy is told of what loads its classes before one of them runs
   */
  static Shell running(Consumer<ClassLoader> loadedBy) {
    return new Shell(new LocalControl(true, loadedBy));
  }

  /** Returns a shell that compiles what it is given, with every name declared and nothing run. */
  static Shell compiling() {
    return new Shell(new LocalControl(false, loader -> {}));
  }

  JShell jshell() {
    return shell;
  }

  SourceCodeAnalysis analysis() {
    if (analysis != null) {
      return analysis;
    }
    // The JDK starts a thread for it that stays, which must not seem to be one of the session's.
    FutureTask<SourceCodeAnalysis> first = new FutureTask<>(shell::sourceCodeAnalysis);
    new Thread(Thread.currentThread().getThreadGroup().getParent(), first, "analysis").start();
    try {
      analysis = first.get();
      return analysis;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads classes that were compiled as JShell would, so that JShell need not compile them. */
  void adopt(List<ClassBytecodes> classes) {
    try {
      control.adopt(classes);
    } catch (ExecutionControl.ClassInstallException
        | ExecutionControl.NotImplementedException
        | ExecutionControl.EngineTerminationException notLoaded) {
      // As in JShell: what needs the class says so.
    }
  }

  /** Returns what the code that was loaded may have set for good, in words. */
  Set<String> lasting() {
    return control.lasting.found();
  }

  /** Runs a class that was adopted, and returns what it threw. */
  Optional<Throwable> call(String className) {
    control.last = null;
    try {
      control.invoke(className, CellNames.RUN);
    } catch (ExecutionControl.UserException thrown) {
      return Optional.of(control.thrown);
    } catch (ExecutionControl.ExecutionControlException unseen) {
      // As in JShell, which only notes it for those who debug it.
    }
    return Optional.empty();
  }

  /** Lets JShell know statements whose classes it finds loaded and that have been run. */
  void learn(List<String> statements) {
    boolean runs = control.runs;
    control.runs = false;
    statements.forEach(this::eval);
    control.runs = runs;
  }

  /** Drops all declarations of a name. */
  void drop(String name) {
    named(name).toList().forEach(shell::drop);
  }

  boolean isAdopted(String className) {
    return control.adopted.contains(className);
  }

  /** Returns the exception that a cell has thrown last, itself. */
  Throwable thrown() {
    return control.thrown;
  }

  /** Evaluates one statement or declaration, and leaves out what happens to earlier ones by it. */
  List<SnippetEvent> eval(String statement) {
    control.last = null;
    List<SnippetEvent> events = evalOnce(statement);
    if (events.stream().anyMatch(this::isRefused)) {
      Optional<StandIn> standIn = StandIn.of(statement);
      if (standIn.isPresent()) {
        events = evalOnce(standIn.get().declaration());
        open.put(standIn.get().name(), statement);
      }
    }
    for (String name : List.copyOf(open.keySet())) {
      if (!isWaiting(name)) {
        String again = open.remove(name);
        List<SnippetEvent> opened = evalOnce(again);
        events = again.equals(statement) ? opened : events;
      }
    }
    return events;
  }

  private List<SnippetEvent> evalOnce(String statement) {
    return shell.eval(statement).stream().filter(event -> event.causeSnippet() == null).toList();
  }

  private boolean isRefused(SnippetEvent event) {
    return event.status() == Snippet.Status.REJECTED;
  }

  /** Returns what the last statement returned, as an object; null for one without a value. */
  Object lastValue() {
    return control.last;
  }

  List<Diag> errors(Snippet snippet) {
    return shell.diagnostics(snippet).filter(Diag::isError).toList();
  }

  /** Whether a declaration that JShell has taken waits for another one. */
  boolean isIncomplete(Snippet snippet) {
    Snippet.Status status = shell.status(snippet);
    return status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
  }

  /** Whether a name is declared, by something that waits for another one to be declared itself. */
  boolean isWaiting(String name) {
    return named(name)
        .anyMatch(snippet -> shell.status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED);
  }

  private Stream<Snippet> named(String name) {
    return shell
        .snippets()
        .filter(snippet -> snippet instanceof PersistentSnippet named && named.name().equals(name))
        .filter(snippet -> shell.status(snippet).isActive());
  }

  /** Returns what a declaration refers to that is not declared yet. */
  Stream<String> unresolved(DeclarationSnippet declaration) {
    return shell.unresolvedDependencies(declaration);
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

    private final Set<String> adopted = new HashSet<>();
    private final LastingCalls lasting = new LastingCalls();
    private final Consumer<ClassLoader> loadedBy;
    private boolean runs;
    private Object last;
    private Throwable thrown;

    private LocalControl(boolean runs, Consumer<ClassLoader> loadedBy) {
      this.runs = runs;
      this.loadedBy = loadedBy;
    }

    private void adopt(List<ClassBytecodes> classes)
        throws ClassInstallException, NotImplementedException, EngineTerminationException {
      load(classes.toArray(ClassBytecodes[]::new));
      classes.forEach(each -> adopted.add(each.name()));
    }

    /** A class that is there already stays, with the state that it has. */
    @Override
    public void load(ClassBytecodes[] classes)
        throws ClassInstallException, NotImplementedException, EngineTerminationException {
      for (ClassBytecodes each : classes) {
        lasting.add(each.bytecodes());
      }
      super.load(
          Arrays.stream(classes)
              .filter(each -> !adopted.contains(each.name()))
              .map(each -> new ClassBytecodes(each.name(), asRun(each.bytecodes())))
              .toArray(ClassBytecodes[]::new));
    }

    private static byte[] asRun(byte[] code) {
      return SetOrder.IS_OTHER ? TimeCalls.redirected(code) : code;
    }

    /**
     * As in JShell's default engine: what is left of a class keeps its objects and its state where
     * the virtual machine can give it other code; else JShell makes a new class of it.
     */
    @Override
    public void redefine(ClassBytecodes[] classes)
        throws ClassInstallException, NotImplementedException, EngineTerminationException {
      if (!runs) {
        // What only compiles has no objects: a name means the class that was declared last.
        return;
      }
      List<ClassDefinition> definitions = new ArrayList<>();
      try {
        for (ClassBytecodes each : classes) {
          lasting.add(each.bytecodes());
          byte[] code = asRun(each.bytecodes());
          definitions.add(new ClassDefinition(findClass(each.name()), code));
        }
      } catch (ClassNotFoundException unknown) {
        throw new ClassInstallException(unknown.getMessage(), new boolean[classes.length]);
      }
      if (!Redefinition.of(definitions)) {
        throw new ClassInstallException("not redefined", new boolean[classes.length]);
      }
      classesRedefined(classes);
      for (ClassBytecodes each : classes) {
        adopted.remove(each.name());
      }
    }

    @Override
    protected String throwConvertedInvocationException(Throwable cause)
        throws RunException, InternalException {
      thrown = cause;
      try {
        return super.throwConvertedInvocationException(cause);
      } catch (RuntimeException | Error unspeakable) {
        // An author's own exception may do anything when it is asked for its message.
        throw new UserException("", cause.getClass().getName(), new StackTraceElement[0]);
      }
    }

    @Override
    protected String invoke(Method doIt) throws Exception {
      if (runs) {
        loadedBy.accept(doIt.getDeclaringClass().getClassLoader());
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
