package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.KeyChain;
import org.ovenproof.generator.process.WorkerPool;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.worker.protocol.Outcome;

/** Sessions in which what comes before the next edit has run already. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WarmSessionsTest {

  @TempDir private Path folder;

  private WorkerPool pool;
  private WarmSessions warm;

  @BeforeEach
  void open() {
    pool = new WorkerPool(TestSnippets.settings(folder, "256m"), 1);
    warm = new WarmSessions(pool);
  }

  @AfterEach
  void close() {
    warm.close();
    pool.close();
  }

  private static List<KeyChain.Key> keys(Session session) {
    return KeyChain.of(session, "environment");
  }

  /** Begins to run the first snippets of a session, and waits until that has begun. */
  private void prepare(Session session, int count) throws InterruptedException {
    warm.prepare(session, keys(session), count);
    Thread.sleep(200);
  }

  private Optional<OpenSession> take(Session session, int firstMissing) throws Exception {
    return warm.take(session, keys(session), firstMissing);
  }

  /** Runs a snippet of a session and returns what it shows. */
  private static List<String> shown(OpenSession open, Session session, int index) {
    Outcome outcome = open.run(session.snippets(), index, keys(session).get(index)).outcome();
    return outcome.shown().stream().map(shown -> shown.output().toString()).toList();
  }

  @Test
  void an_edit_goes_on_behind_what_has_run() throws Exception {
    prepare(TestSnippets.session("page", "int one = 1;", "one + 1"), 1);
    Session edited = TestSnippets.session("page", "int one = 1;", "one + 41");
    OpenSession open = take(edited, 1).orElseThrow();
    assertThat(open.ran()).isEqualTo(keys(edited).subList(0, 1));
    assertThat(shown(open, edited, 1)).containsExactly("42");
    open.end();
    assertThat(warm.has(edited)).as("it is no longer kept").isFalse();
  }

  @Test
  void an_edit_of_what_has_run_begins_anew() throws Exception {
    prepare(TestSnippets.session("page", "int one = 1;", "one + 1"), 1);
    Session edited = TestSnippets.session("page", "int one = 2;", "one + 1");
    Optional<OpenSession> open = take(edited, 0);
    open.ifPresent(
        begun -> {
          assertThat(begun.ran()).isEmpty();
          assertThat(shown(begun, edited, 0)).isEmpty();
          assertThat(shown(begun, edited, 1)).containsExactly("3");
          begun.end();
        });
  }

  @Test
  void what_fails_in_advance_is_kept_by_nobody() throws Exception {
    Session failing = TestSnippets.session("page", "throw new RuntimeException();", "1");
    prepare(failing, 1);
    Optional<OpenSession> open = take(failing, 1);
    open.ifPresent(begun -> assertThat(begun.ran()).as("the spare one").isEmpty());
    open.ifPresent(OpenSession::end);
  }

  @Test
  void a_few_are_kept_the_last_ones() throws Exception {
    for (String name : List.of("one", "two", "three")) {
      prepare(TestSnippets.session(name, "int x = 1;", "x"), 1);
    }
    assertThat(warm.has(TestSnippets.session("one"))).isFalse();
    assertThat(warm.has(TestSnippets.session("two"))).isTrue();
    assertThat(warm.has(TestSnippets.session("three"))).isTrue();
  }

  @Test
  void no_process_is_left() throws Exception {
    prepare(TestSnippets.session("page", "Thread.sleep(60_000);", "1"), 1);
    close();
    Path scratch = folder.resolve("scratch");
    while (count(scratch) > 0) {
      Thread.sleep(20);
    }
  }

  /** Each worker has a folder of its own as long as it lives. */
  private static long count(Path scratch) throws Exception {
    if (!Files.exists(scratch)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(scratch)) {
      return folders.count();
    }
  }
}
