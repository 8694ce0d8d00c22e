package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.OwnedFiles;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.process.WorkerProcess;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** Workers that are started before there is something to run. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PreparedWorkersTest {

  @TempDir private Path folder;

  @Test
  void a_prepared_worker_runs_what_comes_and_no_other_is_started() throws Exception {
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      pool.prepare(1);
      for (String page : List.of("one", "two")) {
        List<Execution> executions =
            TestSnippets.runner(pool, 1, CacheMode.OFF, folder)
                .run(List.of(TestSnippets.session(page, "1 + 1")))
                .get(0);
        assertThat(executions.get(0).status()).isEqualTo(Execution.Status.RAN);
      }
      assertThat(workers()).isOne();
    }
  }

  @Test
  void what_a_worker_got_warm_on_is_no_part_of_a_page() throws Exception {
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      pool.prepare(1);
      pool.giveBack(pool.take());
      TimeUnit.SECONDS.sleep(1);
      List<Execution> executions =
          TestSnippets.runner(pool, 1, CacheMode.OFF, folder)
              .run(List.of(TestSnippets.session("page", "int sum = 4; sum", "points.size()")))
              .get(0);
      assertThat(executions.get(0).status()).isEqualTo(Execution.Status.RAN);
      assertThat(executions.get(1).outcome()).isInstanceOf(Outcome.Rejected.class);
    }
  }

  @Test
  void a_session_that_is_given_up_after_its_end_leaves_the_next_one_of_its_worker_alone()
      throws Exception {
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      OpenSession first = OpenSession.begin(pool);
      first.end();
      OpenSession second = OpenSession.begin(pool);
      assertThat(workers()).isOne();

      first.abandon();
      first.end();

      Snippet snippet = TestSnippets.snippet("0", "1 + 1", Optional.empty());
      assertThat(second.run(List.of(snippet), 0, new KeyChain.Key("key", true)).outcome())
          .isInstanceOf(Outcome.Completed.class);
      second.end();
    }
  }

  @Test
  void workers_that_wait_are_not_prepared_again() throws Exception {
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      pool.prepare(1);
      pool.prepare(1);
      pool.giveBack(pool.take());
      pool.prepare(1);
      assertThat(workers()).isOne();
    }
  }

  @Test
  void a_worker_that_dies_before_it_is_needed_is_no_snippets_fault() throws Exception {
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      pool.prepare(1);
      WorkerProcess prepared = pool.take();
      pool.giveBack(prepared);
      prepared.close();
      assertThat(
              TestSnippets.runner(pool, 1, CacheMode.OFF, folder)
                  .run(List.of(TestSnippets.session("page", "1 + 1")))
                  .get(0)
                  .get(0)
                  .status())
          .isEqualTo(Execution.Status.RAN);
    }
  }

  @Test
  void a_worker_whose_folder_is_cleaned_away_while_it_starts_makes_way_for_another()
      throws Exception {
    Path scratch = folder.resolve("scratch");
    try (WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"))) {
      pool.prepare(1);
      while (!Files.exists(scratch) || workers() == 0) {
        Thread.sleep(1);
      }
      OwnedFiles.delete(scratch);
      assertThat(pool.take().isAlive()).isTrue();
    }
  }

  @Test
  void a_pool_that_is_closed_leaves_no_worker_behind() throws Exception {
    WorkerPool pool = new WorkerPool(TestSnippets.settings(folder, "256m"));
    pool.prepare(2);
    pool.take();
    pool.close();
    while (workers() > 0) {
      Thread.sleep(10);
    }
  }

  /** Each worker has a folder of its own as long as it lives. */
  private long workers() throws Exception {
    try (Stream<Path> folders = Files.list(folder.resolve("scratch"))) {
      return folders.count();
    }
  }
}
