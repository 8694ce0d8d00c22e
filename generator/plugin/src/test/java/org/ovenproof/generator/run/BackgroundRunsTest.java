package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** Sessions that run while their author goes on writing. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BackgroundRunsTest implements BackgroundRuns.Listener {

  @TempDir private Path folder;

  private final BlockingQueue<Supplier<String>> told = new LinkedBlockingQueue<>();
  private WorkerPool pool;
  private BackgroundRuns runs;

  @BeforeEach
  void open() {
    begin("256m");
  }

  private void begin(String heap) {
    pool = new WorkerPool(TestSnippets.settings(folder, heap), 1);
    runs =
        new BackgroundRuns(
            pool, 1, TestSnippets.results(CacheMode.USE, folder.resolve("cache")), this);
  }

  @AfterEach
  void close() {
    runs.close();
    pool.close();
  }

  @Test
  void what_is_wanted_runs_and_is_told() throws Exception {
    runs.follow(List.of(TestSnippets.session("page", "int one = 1;", "one + 1")));
    assertThat(next()).isEqualTo("page 0 starts");
    assertThat(next()).isEqualTo("page 1 starts");
    assertThat(next()).isEqualTo("page: [] [2]");
  }

  @Test
  void what_was_edited_last_comes_first() throws Exception {
    Session slow = TestSnippets.session("slow", "Thread.sleep(1000);");
    runs.follow(List.of(slow));
    assertThat(next()).isEqualTo("slow 0 starts");
    runs.follow(
        List.of(slow, TestSnippets.session("old", "1"), TestSnippets.session("edited", "2")));
    assertThat(next()).isEqualTo("slow: []");
    assertThat(List.of(next(), next(), next(), next()))
        .containsExactly("edited 0 starts", "edited: [2]", "old 0 starts", "old: [1]");
  }

  @Test
  void a_session_that_is_edited_while_it_runs_is_given_up_and_nothing_of_it_told()
      throws Exception {
    runs.follow(List.of(TestSnippets.session("page", "Thread.sleep(60_000);", "1")));
    assertThat(next()).isEqualTo("page 0 starts");
    runs.follow(List.of(TestSnippets.session("page", "2")));
    assertThat(next()).isEqualTo("page 0 starts");
    assertThat(next()).isEqualTo("page: [2]");
  }

  @Test
  void a_session_that_is_asked_for_again_as_it_is_goes_on() throws Exception {
    for (int time = 0; time < 3; time++) {
      runs.follow(List.of(TestSnippets.session("page", "Thread.sleep(500);", "1")));
    }
    assertThat(next()).isEqualTo("page 0 starts");
    assertThat(next()).isEqualTo("page 1 starts");
    assertThat(next()).isEqualTo("page: [] [1]");
    assertThat(told.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void what_comes_before_an_edit_has_run_in_advance() throws Exception {
    Path log = folder.resolve("log.txt");
    String logs =
        "Files.writeString(Path.of(\"%s\"), \"ran\\n\", StandardOpenOption.CREATE, StandardOpenOption.APPEND);"
            .formatted(log);
    for (String last : List.of("1", "2")) {
      runs.follow(List.of(TestSnippets.session("page", logs, last)));
      while (!next().startsWith("page: ")) {}
    }
    // Once with each of both, and once in advance.
    while (Files.readAllLines(log).size() < 3) {
      Thread.sleep(20);
    }
    runs.follow(List.of(TestSnippets.session("page", logs, "3")));
    assertThat(next()).isEqualTo("page 1 starts");
    assertThat(next()).endsWith(" [3]");
  }

  @Test
  void a_session_for_which_no_worker_can_be_started_is_told() throws Exception {
    close();
    begin("1k");
    runs.follow(List.of(TestSnippets.session("page", "1")));
    assertThat(next()).startsWith("page cannot run: ");
  }

  /** Takes what happens next, in the one thread that says what to do. */
  private String next() throws InterruptedException {
    return told.take().get();
  }

  @Override
  public void started(Session session, Snippet snippet) {
    told.add(() -> session.name() + " " + snippet.id() + " starts");
  }

  @Override
  public void ended(Session session, List<Execution> executions) {
    StringBuilder shown = new StringBuilder(session.name() + ":");
    for (Execution each : executions) {
      Outcome outcome = each.outcome();
      shown.append(' ').append(outcome.shown().stream().map(value -> value.output()).toList());
    }
    told.add(
        () -> {
          runs.ended(session);
          return shown.toString();
        });
  }

  @Override
  public void failed(Session session, IOException cause) {
    told.add(
        () -> {
          runs.ended(session);
          return session.name() + " cannot run: " + cause.getMessage();
        });
  }
}
