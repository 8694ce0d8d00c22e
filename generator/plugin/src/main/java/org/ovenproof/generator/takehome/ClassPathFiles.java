package org.ovenproof.generator.takehome;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ovenproof.generator.cache.WholeFile;

/**
 * The class path of the snippets, written beside the report for those who take snippets home. It is
 * this machine's and so no part of what is published.
 */
public final class ClassPathFiles {

  /** What a script opens, from the project's folder on. */
  static final String COMMANDS = "target/snippets/classpath.jsh";

  /** The same as one line, for everything else that takes a class path. */
  static final String LINE = "target/snippets/classpath.txt";

  private ClassPathFiles() {}

  /** Writes the class path into {@code folder}. */
  public static void write(List<Path> classPath, Path folder) throws IOException {
    String line =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    WholeFile.write(folder.resolve(fileName(LINE)), line + "\n");
    WholeFile.write(folder.resolve(fileName(COMMANDS)), commands(line));
  }

  /** Returns what is written into {@code folder}. */
  public static List<Path> in(Path folder) {
    return List.of(folder.resolve(fileName(LINE)), folder.resolve(fileName(COMMANDS)));
  }

  private static String commands(String line) {
    if (line.contains(" ")) {
      // JShell's own command has no quotes for it (JDK 17 to 25); its command line does.
      return "System.err.println(\"jshell's own command takes no path with a space in it; run\");\n"
          + "System.err.println(\"jshell --class-path \\\"$(cat %s)\\\" FILE\");\n".formatted(LINE);
    }
    return "/env --class-path " + line + "\n";
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
