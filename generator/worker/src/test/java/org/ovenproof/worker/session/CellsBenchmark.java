package org.ovenproof.worker.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.compiler.OnePass;
import org.ovenproof.worker.compiler.RandomCells;
import org.ovenproof.worker.output.Streams;

/**
 * Times 20 sessions of five cells each: compiled at once, statement by statement, and in the {@code
 * jshell} tool. Each round is a process of its own, as a build has it; the rounds are interleaved,
 * and the medians are told. From {@code generator}, after {@code mvn test-compile -pl
 * display,worker}:
 *
 * <pre>java -cp 'display/target/classes:worker/target/classes:worker/target/test-classes' \
 *   org.ovenproof.worker.session.CellsBenchmark [rounds]</pre>
 */
final class CellsBenchmark {

  private static final String[] IMPORTS = {
    "java.util.*", "java.util.function.*", "java.util.stream.*"
  };
  private static final List<String> WAYS = List.of("at-once", "by-statement", "jshell");

  private CellsBenchmark() {}

  /** Runs {@code arguments[0]} rounds of each way, or, in a process of its own, one way once. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && WAYS.contains(arguments[0])) {
      runOnce(arguments[0]);
      return;
    }
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    Map<String, List<Long>> millis = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String way : WAYS) {
        millis.computeIfAbsent(way, unseen -> new ArrayList<>()).add(time(way));
      }
    }
    long reference = median(millis.get("by-statement"));
    millis.forEach(
        (way, all) ->
            System.out.printf(
                "%-12s median %6d ms, %.2f of statement by statement, all %s%n",
                way, median(all), median(all) / (double) reference, all));
  }

  private static long median(List<Long> all) {
    List<Long> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static long time(String way) throws IOException, InterruptedException {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    List<String> command = new ArrayList<>();
    if (way.equals("jshell")) {
      command.addAll(List.of(bin.resolve("jshell").toString(), "--execution", "local", "-s", "-"));
    } else {
      command.addAll(List.of(bin.resolve("java").toString(), "-XX:+UseSerialGC"));
      for (String opened : List.of("api", "code", "util")) {
        command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + opened + "=ALL-UNNAMED");
      }
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), CellsBenchmark.class.getName()));
      command.add(way);
    }
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      if (way.equals("jshell")) {
        in.write(script().getBytes(StandardCharsets.UTF_8));
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(way + " ended with " + exit);
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static Stream<List<String>> sessions() {
    return IntStream.range(0, 20).mapToObj(RandomCells::session);
  }

  private static String script() {
    StringBuilder script = new StringBuilder();
    sessions()
        .forEach(
            session -> {
              script.append("/reset\n");
              for (String name : IMPORTS) {
                script.append("import ").append(name).append(";\n");
              }
              session.forEach(cell -> script.append(cell).append('\n'));
            });
    return script.append("/exit\n").toString();
  }

  private static void runOnce(String way) {
    Streams streams = Streams.install();
    try (CellCompiler compiler = CellCompiler.ofProcess().orElseThrow()) {
      sessions()
          .forEach(
              session -> {
                OnePass onePass = way.equals("at-once") ? compiler.beginSession() : null;
                try (Session cells =
                    new Session(streams, Optional.of(compiler), onePass, question -> {})) {
                  cells.begin(List.of(IMPORTS), 1L);
                  session.forEach(cell -> cells.run(cell, false));
                }
              });
    }
  }
}
