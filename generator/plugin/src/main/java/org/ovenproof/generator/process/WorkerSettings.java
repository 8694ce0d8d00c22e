package org.ovenproof.generator.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ovenproof.worker.again.SetOrder;
import org.ovenproof.worker.compiler.CompilerFlags;

/**
 * What a worker process is started with.
 *
 * @param javaHome the JDK that runs it
 * @param classPath what it and the snippets see, in order
 * @param heap the limit of its heap, as after {@code -Xmx}
 * @param jvm flags of its JVM besides its own
 * @param environment variables that it sees besides those of every worker, with their values
 * @param imports what every session begins with
 * @param timeout how long a snippet may run that does not say so itself
 * @param inputs folders that snippets may read, from the project's folder on
 * @param project the project's folder
 * @param scratch the folder under which each worker gets one of its own
 */
public record WorkerSettings(
    Path javaHome,
    List<Path> classPath,
    String heap,
    List<String> jvm,
    Map<String, String> environment,
    List<String> imports,
    Duration timeout,
    List<Path> inputs,
    Path project,
    Path scratch) {

  /** What every session's random numbers begin with. */
  public static final long SEED = 20260101L;

  /** The folder in which workers get theirs, and that of workers which run pages a second time. */
  private static final String SCRATCH = "scratch";

  private static final String SCRATCH_AGAIN = "scratch.again";

  /** The exit code of a JVM that is told to exit where it runs out of memory. */
  public static final int OUT_OF_MEMORY_EXIT = 3;

  /** What a JVM writes where it crashes. */
  static final String CRASH_FILE = "crash.log";

  /** How java.util.logging writes a record: the time, who logs, the level and what is logged. */
  private static final String LOG_FORMAT = "-Djava.util.logging.SimpleFormatter.format=";

  /** The JDK's own way, with a time that no record has. */
  private static final String LOGGED_AT_ANOTHER_TIME =
      "Jan 01, 1970 1:01:01 AM %2$s%n%4$s: %5$s%6$s%n";

  public WorkerSettings {
    classPath = List.copyOf(classPath);
    jvm = List.copyOf(jvm);
    environment = Map.copyOf(environment);
    imports = List.copyOf(imports);
    inputs = List.copyOf(inputs);
  }

  /**
   * Returns the folder under which each worker of a build gets one of its own.
   *
   * @param work where the build keeps what it needs while it runs
   */
  public static Path scratchIn(Path work) {
    return work.resolve(SCRATCH);
  }

  /** Deletes what the workers of builds have left that were killed, of both runs. */
  public static void sweep(Path work) {
    OwnedFiles.sweep(work.resolve(SCRATCH));
    OwnedFiles.sweep(work.resolve(SCRATCH_AGAIN));
  }

  /** Returns the flags that can change a result, which are part of every key. */
  public List<String> resultFlags() {
    return List.of(
        "-Xmx" + heap,
        "-XX:+UseSerialGC",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "-Duser.language=en",
        "-Duser.country=",
        "-Duser.timezone=UTC");
  }

  /**
   * Returns the same for a process in which all differs that no result may depend on: the hash
   * codes of objects, the order of the JDK's unmodifiable sets and maps, the folder, the time, and
   * that of log records.
   */
  public WorkerSettings again() {
    List<String> flags = new ArrayList<>(jvm);
    flags.add("-XX:+IgnoreUnrecognizedVMOptions");
    flags.add("-XX:+UnlockExperimentalVMOptions");
    flags.add("-XX:hashCode=0");
    flags.add("-D" + SetOrder.PROPERTY + "=true");
    if (jvm.stream().noneMatch(flag -> flag.startsWith(LOG_FORMAT))) {
      flags.add(LOG_FORMAT + LOGGED_AT_ANOTHER_TIME);
    }
    return new WorkerSettings(
        javaHome,
        classPath,
        heap,
        flags,
        environment,
        imports,
        timeout,
        inputs,
        project,
        scratch.resolveSibling(SCRATCH_AGAIN));
  }

  /** Returns the command line for a worker that is to call back at {@code port}. */
  List<String> command(Path folder, int port) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(resultFlags());
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=" + folder.resolve(CRASH_FILE),
            "-Xshare:auto",
            // Most of what a worker executes is the compiler, for seconds: optimizing it costs more
            // than it saves. Numbers are the library's native code.
            "-XX:TieredStopAtLevel=1",
            // A larger young generation is fresh memory for each second of compiling.
            "-XX:NewSize=32m",
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            // Else in the home of the user, for every later page.
            "-Djava.util.prefs.userRoot=" + folder.resolve("tmp"),
            "-Djava.util.prefs.systemRoot=" + folder.resolve("tmp")));
    for (String opened : List.of("api", "code", "util")) {
      // The worker keeps its compiler from one cell to the next, with all that it has read.
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + opened + "=ALL-UNNAMED");
    }
    // Compiled before the worker begins, they would have the order that the JDK has drawn.
    command.add("-XX:CompileCommand=quiet");
    for (String iterating : SetOrder.ITERATING) {
      command.add("-XX:CompileCommand=exclude," + iterating);
      command.add("-XX:CompileCommand=dontinline," + iterating);
    }
    // What a page declares again keeps its state: the worker loads itself as an agent, on demand.
    command.add("--add-exports=java.instrument/sun.instrument=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      // ND4J reaches native code and raw memory; later JDKs warn about it unless told.
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(jvm);
    command.add("-D" + CompilerFlags.PROPERTY + "=" + CompilerFlags.of(jvm));
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add("org.ovenproof.worker.Worker");
    command.add(Integer.toString(port));
    return command;
  }
}
