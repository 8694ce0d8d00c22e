package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.Environment;
import org.ovenproof.generator.cache.History;
import org.ovenproof.generator.cache.ResultStore;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CacheModesTest {

  private static final Session PAGE = TestSnippets.session("page", "int x = 1;", "x");

  @TempDir private Path folder;

  private List<String> run(WorkerPool pool, CacheMode mode, Environment environment)
      throws Exception {
    History history = new History(folder);
    List<String> runs = new ArrayList<>();
    for (Execution each :
        new SnippetRunner(
                pool,
                1,
                new Results(
                    mode, new ResultStore(folder), history, environment, () -> true, "a processor"),
                Progress.UNSEEN)
            .run(List.of(PAGE))
            .get(0)) {
      runs.add((each.status() + " " + each.why()).strip());
    }
    history.remember();
    return runs;
  }

  @Test
  void each_mode_reads_and_writes_as_it_says() throws Exception {
    Environment environment = new Environment(Map.of("the JDK", "17"));
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "64m"))) {
      assertThat(run(pool, CacheMode.OFF, environment))
          .containsExactly("RAN snippets.cache is off", "RAN snippets.cache is off");
      assertThat(folder.resolve("results")).doesNotExist();
      assertThat(run(pool, CacheMode.REFRESH, environment))
          .containsExactly("RAN snippets.cache is refresh", "RAN snippets.cache is refresh");
      assertThat(run(pool, CacheMode.USE, environment)).containsExactly("CACHED", "CACHED");
      assertThat(run(pool, CacheMode.REFRESH, environment))
          .containsExactly("RAN snippets.cache is refresh", "RAN snippets.cache is refresh");
      assertThat(run(pool, CacheMode.OFF, environment))
          .containsExactly("RAN snippets.cache is off", "RAN snippets.cache is off");
      assertThat(run(pool, CacheMode.USE, environment)).containsExactly("CACHED", "CACHED");
    }
  }

  @Test
  void a_change_around_the_snippets_runs_all_of_them_and_says_which() throws Exception {
    Map<String, String> parts =
        Map.of("the JDK", "17", "the class path", "a", "the folder of inputs", "b");
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "64m"))) {
      run(pool, CacheMode.USE, new Environment(parts));
      for (String part : parts.keySet()) {
        Map<String, String> changed = new TreeMap<>(parts);
        changed.put(part, "changed");
        assertThat(run(pool, CacheMode.USE, new Environment(changed)))
            .containsExactly("RAN " + part + " changed", "RAN " + part + " changed");
        // What was kept before is still there; the history tells of the last run alone.
        assertThat(run(pool, CacheMode.USE, new Environment(parts)))
            .containsExactly("CACHED", "CACHED");
        run(pool, CacheMode.REFRESH, new Environment(parts));
      }
    }
  }

  @Test
  void a_cache_that_cannot_be_written_costs_a_run_and_no_build() throws Exception {
    Environment environment = new Environment(Map.of());
    folder = Files.writeString(folder.resolve("in-the-way"), "a file");
    try (WorkerPool pool =
        new WorkerPool(TestSnippets.settings(folder.resolveSibling("work"), "64m"))) {
      assertThat(run(pool, CacheMode.USE, environment))
          .containsExactly("RAN it is new", "RAN it is new");
      assertThat(run(pool, CacheMode.USE, environment))
          .containsExactly("RAN it is new", "RAN it is new");
    }
    assertThat(folder).hasContent("a file");
  }
}
