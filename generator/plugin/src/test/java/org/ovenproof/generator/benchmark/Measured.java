package org.ovenproof.generator.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process took from its start to its end.
 *
 * @param millis the wall time
 * @param processorMillis the processor time of all of its processes, sampled: what other programs
 *     do at the same time changes it least
 * @param peakMegabytes the most memory that it and its descendants held together, sampled; 0 where
 *     there is no {@code /proc}
 */
record Measured(long millis, long processorMillis, long peakMegabytes) {

  private static final long SAMPLE_MILLIS = 50;
  private static final long PAGE_BYTES = 4096;

  /**
   * Runs a command in a folder.
   *
   * @throws IOException if it does not end with 0; the message holds what it said
   */
  static Measured run(List<String> command, Path folder) throws IOException, InterruptedException {
    Path output = Files.createTempFile("benchmark", ".log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    long peak = 0;
    Map<Long, Long> processor = new HashMap<>();
    while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
      List<ProcessHandle> tree = tree(process.toHandle());
      peak = Math.max(peak, tree.stream().mapToLong(each -> resident(each.pid())).sum());
      tree.forEach(
          each ->
              each.info()
                  .totalCpuDuration()
                  .ifPresent(used -> processor.put(each.pid(), used.toMillis())));
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    String said = Files.readString(output);
    Files.delete(output);
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s ended with %d:%n%s".formatted(String.join(" ", command), process.exitValue(), said));
    }
    long processorMillis = processor.values().stream().mapToLong(Long::longValue).sum();
    return new Measured(millis, processorMillis, peak >> 20);
  }

  private static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /** Returns the bytes of a process that are in memory; what processes share counts for each. */
  private static long resident(long pid) {
    try {
      return Long.parseLong(Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ")[1])
          * PAGE_BYTES;
    } catch (IOException ended) {
      return 0;
    }
  }
}
