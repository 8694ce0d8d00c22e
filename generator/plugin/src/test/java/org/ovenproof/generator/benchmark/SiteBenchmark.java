package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times whole builds of a generated site of 20 pages with 600 words and five cells each: ours from
 * an empty cache, with nothing changed, with the prose of a page edited and with a cell edited,
 * beside stock JBake, which runs nothing, {@code mvn validate}, and the {@code jshell} tool on the
 * same cells. The rounds are interleaved, and medians are told. In {@code generator}, after {@code
 * mvn install}:
 *
 * <pre>java -cp plugin/target/test-classes org.ovenproof.generator.benchmark.SiteBenchmark 5</pre>
 *
 * <p>What stands behind the number of rounds is passed on to Maven.
 */
final class SiteBenchmark {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final BenchmarkProjects projects;
  private final List<String> mavenOptions;
  private final Map<String, List<Measured>> results = new LinkedHashMap<>();

  private SiteBenchmark(BenchmarkProjects projects, List<String> mavenOptions) {
    this.projects = projects;
    this.mavenOptions = mavenOptions;
  }

  /** Runs {@code arguments[0]} rounds, 5 if there is none, and prints what they took. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    BenchmarkProjects projects =
        new BenchmarkProjects(Files.createTempDirectory("ovenproof-benchmark"));
    String flags = Files.readString(Path.of("../.mvn/jvm.config"));
    projects.write(VERSION, flags);
    SiteBenchmark benchmark =
        new SiteBenchmark(
            projects,
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
    measure("stock JBake", maven("jbake:generate", "-o"), projects.stock());
    projects.forgetOurs();
    measure("empty cache", maven("jbake:generate", "-o"), projects.ours());
    measure("mvn validate", maven("validate", "-o"), projects.ours());
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
    double stock = median("stock JBake");
    double validate = median("mvn validate");
    System.out.printf("%-16s %8s %8s %10s %8s%n", "", "median", "of stock", "of validate", "peak");
    results.forEach(
        (name, all) ->
            System.out.printf(
                "%-16s %5d ms %8.2f %11.2f %5d MB   %s%n",
                name,
                median(name),
                median(name) / stock,
                median(name) / validate,
                all.stream().mapToLong(Measured::peakMegabytes).max().orElseThrow(),
                all.stream().map(Measured::millis).toList()));
  }

  private long median(String name) {
    List<Long> sorted = results.get(name).stream().map(Measured::millis).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
