package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.generator.mojo.SiteProject;

/**
 * Kills builds at random moments. Behind each, the site is the last one or the new one to the byte,
 * and the next build ends well, with the cache of the killed one, and leaves nothing of it. In
 * {@code generator}, after {@code mvn install}:
 *
 * <pre>java -cp plugin/target/test-classes org.ovenproof.generator.benchmark.KilledBuilds 100</pre>
 *
 * <p>What stands behind the number of builds is passed on to Maven. {@code KilledBuildsTest} kills
 * some without Maven.
 */
final class KilledBuilds {

  private static final int PAGES = 3;

  /** What outlives its worker, which no other page gets after it. */
  private static final String CHILD =
      "var child = new ProcessBuilder(\"sleep\", \"300\").start(); Thread.sleep(500);";

  /** Files that are written beside their places, and folders that are of a process. */
  private static final Pattern TEMPORARY =
      Pattern.compile("\\..*\\.new|ovenproof-.*|\\.ovenproof-.*-(next|old)");

  private final SiteProject site;
  private final Path temporary;
  private final List<String> command;
  private final Random random;
  private int version;

  /** How long the last build took that ended by itself. */
  private long millis;

  /**
   * Writes a project.
   *
   * @param folder an empty one, for all that builds make
   * @param command what builds the project in {@link #project} with {@link #temporary} for
   *     temporary files, in that folder
   */
  KilledBuilds(Path folder, List<String> command, long seed) throws IOException {
    this.site =
        SiteProject.ours(
            project(folder), "0.1.0-SNAPSHOT", "snippets.imports=java.util.*\nsite.languages=en\n");
    this.temporary = Files.createDirectories(temporary(folder));
    this.command = command;
    this.random = new Random(seed);
  }

  static Path project(Path folder) {
    return folder.resolve("project");
  }

  static Path temporary(Path folder) {
    return folder.resolve("tmp");
  }

  /** Kills {@code arguments[0]} builds, 100 if there is none, and prints what is wrong. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    Path folder = Files.createTempDirectory("ovenproof-killed").toRealPath();
    // Maven's script becomes its JVM, which is the one to be killed.
    List<String> command = new ArrayList<>(List.of("mvn", "-o", "-B"));
    command.addAll(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
    command.add("org.ovenproof:ovenproof-maven-plugin:0.1.0-SNAPSHOT:generate");
    KilledBuilds builds = new KilledBuilds(folder, command, 1);
    List<String> wrong = builds.begin();
    for (int kill = 1; kill <= kills; kill++) {
      List<String> here = builds.kill();
      System.out.printf("%d killed, %d things wrong%n", kill, here.size());
      wrong.addAll(here);
    }
    wrong.forEach(System.out::println);
    System.out.printf("%d things wrong in %s%n", wrong.size(), folder);
  }

  /** Builds twice, the second time with a cache, and returns what was not as it is to be. */
  List<String> begin() throws IOException, InterruptedException {
    edit();
    List<String> wrong = whole("the first build");
    edit();
    wrong.addAll(whole("the second build"));
    return wrong;
  }

  /** Kills a build and builds again, and returns what was not as it is to be. */
  List<String> kill() throws IOException, InterruptedException {
    Map<String, String> before = files();
    edit();
    Process process = build();
    long moment = (long) (random.nextDouble() * millis);
    while (process.waitFor(moment, TimeUnit.MILLISECONDS)) {
      // A machine that is faster at times ends it before.
      before = files();
      edit();
      process = build();
      moment = (long) (random.nextDouble() * millis);
    }
    process.destroyForcibly().waitFor();
    String name = "the build of version %d that was killed after %d ms".formatted(version, moment);
    Map<String, String> between = files();
    List<String> wrong = whole("the one behind " + name);
    if (!between.equals(before) && !between.equals(files())) {
      wrong.add(name + " left neither the last site nor the new one: " + between.keySet());
    }
    return wrong;
  }

  /** Changes each page, so that a site of two versions can be told. */
  private void edit() throws IOException {
    version++;
    for (int page = 0; page < PAGES; page++) {
      site.write(
          "content/en/page-%d.adoc".formatted(page),
          """
          = Page %d
          :translation: none

          [source%%run,java]
          ----
          Thread.sleep(200);
          "not changed"
          ----

          [source%%run,java]
          ----
          %s
          "version %d"
          ----
          """
              .formatted(page, page == 0 ? CHILD : "", version));
    }
    site.write("assets/style.css", "/* version %d */".formatted(version));
  }

  /** Builds until it ends, and returns what is wrong then. */
  private List<String> whole(String name) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    long begin = System.nanoTime();
    int exit = build().waitFor();
    millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    String said = Files.readString(log());
    if (exit != 0 || said.contains("\tat ") || said.contains("[WARNING]")) {
      wrong.add("%s ended with %d and said:%n%s".formatted(name, exit, said));
    }
    if (!files().getOrDefault("en/page-0.html", "").contains("version " + version)) {
      wrong.add(name + " has not published version " + version);
    }
    // The system ends what has lost its connection.
    for (int second = 0; second < 10 && !left().isEmpty(); second++) {
      Thread.sleep(1_000);
    }
    left().forEach(each -> wrong.add(name + " left " + each));
    return wrong;
  }

  private Process build() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(site.folder().toFile());
    String options = "-Djava.io.tmpdir=" + temporary;
    builder.environment().merge("MAVEN_OPTS", options, (all, one) -> all + " " + one);
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return site.folder().resolveSibling("log");
  }

  /** Returns the published site, file by file, without what tells of the bake itself. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = site.folder().resolve("target/site");
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (NoSuchFileException none) {
      // There is no site.
    }
    files.keySet().removeAll(List.of("proof.json", ".ovenproof-manifest"));
    return files;
  }

  /** Returns what is there and of no use to a later build. */
  private List<String> left() throws IOException {
    List<String> left = new ArrayList<>();
    for (Path folder : List.of(temporary, site.folder().resolve("target/snippets/scratch"))) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.forEach(file -> left.add(file.toString()));
        }
      }
    }
    try (Stream<Path> files = Files.walk(site.folder())) {
      files
          .filter(file -> TEMPORARY.matcher(file.getFileName().toString()).matches())
          .forEach(file -> left.add(file.toString()));
    }
    ProcessHandle.allProcesses()
        .filter(this::worksHere)
        .forEach(process -> left.add("the process " + process.pid() + " " + process.info()));
    return left;
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      Path working = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
      return working.startsWith(site.folder());
    } catch (IOException endedOrForeign) {
      return false;
    }
  }
}
