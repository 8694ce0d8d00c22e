package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Times whole builds of a generated site of 20 pages with 600 words and five cells each: ours from
 * an empty cache, with nothing changed, with the prose of a page edited and with a cell edited,
 * beside stock JBake, which runs nothing, as it is and with the JVM flags of our projects, {@code
 * mvn validate}, and the {@code jshell} tool on the same cells. The rounds are interleaved, and
 * medians are told. In {@code generator}, after {@code mvn install}:
 *
 * <pre>java -cp plugin/target/test-classes org.ovenproof.generator.benchmark.SiteBenchmark 5</pre>
 *
 * <p>What stands behind the number of rounds is passed on to Maven.
 */
final class SiteBenchmark {

  private static final String STOCK = "stock JBake";
  private static final String STOCK_OUR_FLAGS = "stock, our flags";
  private static final String VALIDATE = "mvn validate";

  private final BenchmarkProjects projects;
  private final String flags;
  private final List<String> mavenOptions;
  private final Map<String, List<Measured>> results = new LinkedHashMap<>();

  private SiteBenchmark(BenchmarkProjects projects, String flags, List<String> mavenOptions) {
    this.projects = projects;
    this.flags = flags;
    this.mavenOptions = mavenOptions;
  }

  /** Runs {@code arguments[0]} rounds, 5 if there is none, and prints what they took. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    BenchmarkProjects projects =
        new BenchmarkProjects(Files.createTempDirectory("ovenproof-benchmark"));
    String flags = Files.readString(Path.of("../.mvn/jvm.config"));
    projects.write(flags);
    SiteBenchmark benchmark =
        new SiteBenchmark(
            projects,
            flags,
            Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
    benchmark.download();
    for (int round = 0; round < rounds; round++) {
      benchmark.round();
    }
    benchmark.tell();
  }

  /** Lets Maven get what it needs, so that the rounds do without a network. */
  private void download() throws IOException, InterruptedException {
    Measured.run(maven("jbake:generate", ""), projects.stock());
    Measured.run(maven("jbake:generate", ""), projects.ours());
  }

  private void round() throws IOException, InterruptedException {
    projects.forgetStock();
    measure(STOCK, maven("jbake:generate", "-o"), projects.stock());
    projects.forgetStock();
    projects.stockFlags(flags);
    measure(STOCK_OUR_FLAGS, maven("jbake:generate", "-o"), projects.stock());
    projects.stockFlags("");
    projects.forgetOurs();
    measure("empty cache", maven("jbake:generate", "-o"), projects.ours());
    measure(VALIDATE, maven("validate", "-o"), projects.ours());
    measure("nothing changed", maven("jbake:generate", "-o"), projects.ours());
    projects.editProse();
    measure("prose edited", maven("jbake:generate", "-o"), projects.ours());
    projects.editCell();
    measure("cell edited", maven("jbake:generate", "-o"), projects.ours());
    String jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    measure(
        "jshell tool",
        List.of(jshell, "--execution", "local", "-s", projects.script().toString()),
        projects.ours());
  }

  private void measure(String name, List<String> command, Path folder)
      throws IOException, InterruptedException {
    results.computeIfAbsent(name, unseen -> new ArrayList<>()).add(Measured.run(command, folder));
  }

  private List<String> maven(String goal, String option) {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", goal));
    if (!option.isEmpty()) {
      command.add(option);
    }
    command.addAll(mavenOptions);
    return command;
  }

  private void tell() {
    System.out.printf(
        "%-16s %9s %8s %11s %10s %8s %6s%n",
        "", "median", "of stock", "of validate", "processor", "of stock", "peak");
    results.forEach(
        (name, all) -> {
          long wall = median(name, Measured::millis);
          long processor = median(name, Measured::processorMillis);
          System.out.printf(
              "%-16s %6d ms %8.2f %11.2f %7d ms %8.2f %3d MB   %s%n",
              name,
              wall,
              wall / (double) median(STOCK, Measured::millis),
              wall / (double) median(VALIDATE, Measured::millis),
              processor,
              processor / (double) median(STOCK, Measured::processorMillis),
              all.stream().mapToLong(Measured::peakMegabytes).max().orElseThrow(),
              all.stream().map(Measured::millis).toList());
        });
  }

  private long median(String name, ToLongFunction<Measured> what) {
    long[] sorted = results.get(name).stream().mapToLong(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
