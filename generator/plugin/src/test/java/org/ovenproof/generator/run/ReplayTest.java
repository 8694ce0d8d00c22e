package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;

/** The first snippets of a session, run again. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReplayTest {

  @TempDir private Path folder;

  private WorkerPool pool;

  @BeforeEach
  void open() {
    pool = new WorkerPool(TestSnippets.settings(folder, "256m"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static List<KeyChain.Key> keys(String... codes) {
    return KeyChain.of(TestSnippets.session("page", codes), "environment");
  }

  private Replay of(int count, String... codes) {
    Session session = TestSnippets.session("page", codes);
    return new Replay(pool, session.snippets(), keys(codes).subList(0, count));
  }

  @Test
  void it_runs_as_many_as_there_are_keys() throws Exception {
    Replay replay = of(2, "int a = 1;", "int b = 2;", "a + b");
    replay.task().run();
    OpenSession open = replay.join().orElseThrow();
    assertThat(open.ran()).isEqualTo(keys("int a = 1;", "int b = 2;"));
    open.end();
  }

  @Test
  void it_serves_sessions_that_begin_with_the_same() {
    Replay replay = of(2, "int a = 1;", "int b = 2;", "a + b");
    assertThat(replay.beginsWith(keys("int a = 1;", "int b = 2;"))).isTrue();
    assertThat(replay.beginsWith(keys("int a = 1;", "int b = 2;", "a - b"))).isTrue();
    assertThat(replay.beginsWith(keys("int a = 1;"))).isFalse();
    assertThat(replay.beginsWith(keys("int a = 2;", "int b = 2;"))).isFalse();
  }

  @Test
  void whoever_asks_before_it_has_begun_does_not_wait() throws Exception {
    Replay replay = of(1, "int a = 1;");
    assertThat(replay.join()).isEmpty();
    replay.task().run();
    assertThat(replay.join()).as("given up").isEmpty();
  }

  @Test
  void one_that_fails_is_none() throws Exception {
    Replay replay = of(2, "int a = 1;", "wrong()");
    replay.task().run();
    assertThat(replay.join()).isEmpty();
  }

  @Test
  void one_that_is_given_up_while_it_runs_ends() throws Exception {
    Replay replay = of(1, "Thread.sleep(60_000);");
    Thread running = new Thread(replay.task());
    running.start();
    Thread.sleep(1_000);
    replay.giveUp();
    running.join();
    assertThat(replay.join()).isEmpty();
  }
}
