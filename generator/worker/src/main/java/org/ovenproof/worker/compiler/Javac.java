package org.ovenproof.worker.compiler;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The javac of this JDK, for sources in memory. */
final class Javac implements AutoCloseable {

  /** Without a limit to the errors: a part is parsed in several ways, most of which are wrong. */
  private static final List<String> OPTIONS =
      Stream.concat(
              Stream.of(
                  "-Xlint:none",
                  "-Xmaxerrs",
                  "0",
                  "-proc:none",
                  // The texts of exceptions name local variables.
                  "-g",
                  "-parameters",
                  "-XDallowStringFolding=false"),
              CompilerFlags.ofThisProcess().stream())
          .toList();

  private final JavacPool pool;
  private final CompiledFiles files;

  /** Import statements, and whether they compile: the same in every session of the process. */
  private final Map<String, Boolean> imports = new HashMap<>();

  Javac(JavacPool pool, CompiledFiles files) {
    this.pool = pool;
    this.files = files;
  }

  /** Returns the javac of the JDK that this process runs on. */
  static Javac ofJdk() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    return new Javac(
        JavacPool.ofJdk(javac), new CompiledFiles(javac.getStandardFileManager(null, null, null)));
  }

  /**
   * Returns what {@code question} does, or nothing where javac breaks at it, in whatever way: then
   * JShell does what was asked for with a javac of its own, which says what is wrong.
   */
  static <T> Optional<T> attempt(Supplier<T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (RuntimeException | Error broke) {
      return Optional.empty();
    }
  }

  /** Whether javac keeps what it has read of the JDK and the libraries for the next task. */
  boolean isKept() {
    return pool.isOpen();
  }

  /** Forgets all classes that {@link #keep} was given. */
  void forget() {
    files.forget();
  }

  /** Parses each source, by its name, and returns what {@code reader} reads in them. */
  <T> T parse(Map<String, String> sources, Function<Parsed, T> reader) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    return with(
        sources,
        problems,
        task -> {
          Map<String, CompilationUnitTree> units = new HashMap<>();
          for (CompilationUnitTree unit : parsed(task)) {
            units.put(name(unit.getSourceFile()), unit);
          }
          for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
              units.remove(name(problem.getSource()));
            }
          }
          return reader.apply(new Parsed(units, Trees.instance(task).getSourcePositions()));
        });
  }

  /** Attributes one source and returns what {@code reader} reads in it, if it has no error. */
  <T> Optional<T> attribute(
      String name, String source, BiFunction<Trees, CompilationUnitTree, T> reader) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    return with(
        Map.of(name, source),
        problems,
        task -> {
          CompilationUnitTree unit = parsed(task).iterator().next();
          try {
            task.analyze();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return hasErrors(problems)
              ? Optional.<T>empty()
              : Optional.of(reader.apply(Trees.instance(task), unit));
        });
  }

  /** Whether import statements compile, on one line and before anything is declared. */
  boolean imports(String statements) {
    return imports.computeIfAbsent(
        statements,
        each -> attribute("$Imports", each + "class $Imports {}", (t, u) -> u).isPresent());
  }

  /** Returns the classes of each source, or nothing if one of the sources has an error. */
  Optional<List<CompiledFiles.Compiled>> compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    files.taken();
    boolean compiled = with(sources, problems, JavacTask::call);
    List<CompiledFiles.Compiled> classes = files.taken();
    return compiled && !hasErrors(problems) ? Optional.of(classes) : Optional.empty();
  }

  /** Puts classes on the class path of the sources that are compiled from now on. */
  void keep(List<CompiledFiles.Compiled> classes) {
    files.keep(classes);
  }

  private <T> T with(
      Map<String, String> sources,
      DiagnosticCollector<JavaFileObject> problems,
      Function<JavacTask, T> user) {
    List<Source> units = new ArrayList<>();
    sources.forEach((name, source) -> units.add(new Source(name, source)));
    return pool.with(files, problems, OPTIONS, units, user);
  }

  private static Iterable<? extends CompilationUnitTree> parsed(JavacTask task) {
    try {
      return task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of a source, which javac may have put into a file object of its own. */
  private static String name(JavaFileObject source) {
    String path = source.toUri().getPath();
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
  }

  private static boolean hasErrors(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .anyMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
  }

  @Override
  public void close() {
    files.close();
  }

  /** The trees of the sources that have no error. */
  record Parsed(Map<String, CompilationUnitTree> units, SourcePositions positions) {

    /** Returns null for a source with an error. */
    CompilationUnitTree unit(String name) {
      return units.get(name);
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    private Source(String name, String code) {
      super(URI.create("string:///REPL/" + name + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
