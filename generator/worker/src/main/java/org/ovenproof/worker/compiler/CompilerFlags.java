package org.ovenproof.worker.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * The flags of the compiler that belong to those of the JVM: what runs with a module or with
 * preview features has to be compiled with them.
 */
public final class CompilerFlags {

  /** The system property with the flags of a worker's compiler, a tab between two. */
  public static final String PROPERTY = "org.ovenproof.worker.javac";

  /** The flag of the JVM for a worker that leaves all compiling to JShell. */
  public static final String JSHELL_ALONE = "-Dorg.ovenproof.worker.compiler=jshell";

  private static final List<String> SHARED =
      List.of("--add-modules", "--limit-modules", "--module-path", "--add-exports");

  private CompilerFlags() {}

  /** Returns the value of the property for a JVM with some flags. */
  public static String of(List<String> jvm) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < jvm.size(); i++) {
      String flag = jvm.get(i);
      String name = flag.replaceFirst("=.*", "");
      if (flag.equals("--enable-preview")) {
        flags.addAll(List.of(flag, "-source", "" + Runtime.version().feature()));
      } else if (SHARED.contains(name)) {
        flags.add(flag);
        if (flag.equals(name) && i + 1 < jvm.size()) {
          flags.add(jvm.get(++i));
        }
      }
    }
    return String.join("\t", flags);
  }

  /** Returns the flags of the compiler in this worker. */
  public static List<String> ofThisProcess() {
    String flags = System.getProperty(PROPERTY, "");
    return flags.isEmpty() ? List.of() : List.of(flags.split("\t"));
  }

  /** Whether this worker was told to leave all compiling to JShell. */
  static boolean isJshellAlone() {
    return System.getProperty("org.ovenproof.worker.compiler", "").equals("jshell");
  }
}
