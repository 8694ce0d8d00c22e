package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ovenproof.generator.mojo.SiteProject;

/**
 * Kills builds at random moments and counts what they leave, before and after a build that ends by
 * itself. In {@code generator}, after {@code mvn install}:
 *
 * <pre>java -cp plugin/target/test-classes org.ovenproof.generator.benchmark.KilledBuilds 100</pre>
 *
 * <p>What stands behind the number of builds is passed on to Maven.
 */
final class KilledBuilds {

  /** About as long as such a build takes on two cores. */
  private static final int LONGEST_MILLIS = 9_000;

  private final Path folder;
  private final Path temporary;
  private final List<String> options;

  private KilledBuilds(Path folder, List<String> options) throws IOException {
    this.folder = folder.resolve("project");
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    this.options = options;
  }

  /** Kills {@code arguments[0]} builds, 100 if there is none, and prints what is left. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int builds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    List<String> all = List.of(arguments);
    Path folder = Files.createTempDirectory("ovenproof-killed");
    new KilledBuilds(folder, all.subList(Math.min(1, all.size()), all.size())).run(builds);
  }

  private void run(int builds) throws IOException, InterruptedException {
    SiteProject site = SiteProject.ours(folder, "0.1.0-SNAPSHOT", "snippets.cache=off\n");
    for (int page = 0; page < 4; page++) {
      site.write(
          "content/en/page-%d.adoc".formatted(page),
          """
          = Page %d
          :translation: none

          [source%%run,java]
          ----
          var child = new ProcessBuilder("sleep", "300").start();
          Thread.sleep(500);
          ----
          """
              .formatted(page));
    }
    Random random = new Random(1);
    int killed = 0;
    for (int build = 0; build < builds; build++) {
      Process process = build();
      if (!process.waitFor(1_000 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    tell("after %d builds, %d of them killed".formatted(builds, killed));
    Process last = build();
    System.out.println("the next build ends with " + last.waitFor());
    tell("after it");
  }

  private Process build() throws IOException {
    // The script of Maven stays the parent of its JVM, which is the one to be killed.
    List<String> command = new ArrayList<>(List.of("mvn", "-o", "-q", "-B"));
    command.addAll(options);
    command.add("org.ovenproof:ovenproof-maven-plugin:0.1.0-SNAPSHOT:generate");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().merge("MAVEN_OPTS", " -Djava.io.tmpdir=" + temporary, String::concat);
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void tell(String when) throws IOException, InterruptedException {
    // The system ends what has lost its connection.
    Thread.sleep(2_000);
    Path work = folder.resolve("target/snippets");
    System.out.printf(
        "%s: %d in the temporary folder, %d scratch folders, %d other temporary files, %d processes%n",
        when, count(temporary), count(work.resolve("scratch")), owned(work), processes());
  }

  private static long count(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long owned(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.getFileName().toString().startsWith("ovenproof-")).count();
    }
  }

  private long processes() {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              try {
                Path working = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
                return working.toString().startsWith(folder.toString());
              } catch (IOException endedOrForeign) {
                return false;
              }
            })
        .count();
  }
}
