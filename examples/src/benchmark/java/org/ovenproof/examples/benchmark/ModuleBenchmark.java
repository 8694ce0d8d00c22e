package org.ovenproof.examples.benchmark;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks of the module with JMH and prints what each costs as a share of the bare call
 * and of the loops. The time of one call is the median of all iterations.
 */
public final class ModuleBenchmark {

  private ModuleBenchmark() {}

  public static void main(String[] arguments) throws RunnerException {
    Map<String, Map<String, Double>> medians = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(ModuleBenchmark.class.getPackageName().replace(".", "\\."))
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.MICROSECONDS)
                    .forks(2)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .build())
            .run()) {
      String[] name = result.getParams().getBenchmark().split("\\.");
      medians
          .computeIfAbsent(name[name.length - 2].replace("Benchmark", ""), key -> new TreeMap<>())
          .put(name[name.length - 1], result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    System.out.printf(
        "%n%-14s %10s %10s %10s %12s %12s%n",
        "", "ours µs", "bare µs", "loops µs", "ours / bare", "ours / loops");
    medians.forEach(
        (name, times) ->
            System.out.printf(
                "%-14s %10.1f %10.1f %10.1f %12.2f %12.2f%n",
                name,
                times.get("ours"),
                times.get("bare"),
                times.get("loops"),
                times.get("ours") / times.get("bare"),
                times.get("ours") / times.get("loops")));
  }
}
