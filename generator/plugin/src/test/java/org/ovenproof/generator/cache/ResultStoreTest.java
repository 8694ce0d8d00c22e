package org.ovenproof.generator.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ResultStoreTest {

  private static final String KEY = Digest.of("key");

  @TempDir private Path folder;

  private static ResultStore.Result result(String text) {
    Shown shown = new Shown(Shown.Source.VALUE, new Text(text));
    Provenance provenance =
        new Provenance(
            Instant.ofEpochSecond(1),
            "a processor",
            List.of("ND4J: CPU"),
            Optional.of(Instant.EPOCH));
    return new ResultStore.Result(new Outcome.Completed(List.of(shown)), 42, provenance);
  }

  @Test
  void what_is_kept_is_found_under_its_key_alone() throws Exception {
    ResultStore store = new ResultStore(folder);
    assertThat(store.read(KEY)).isEmpty();
    store.write(KEY, result("kept"));
    assertThat(store.read(KEY)).contains(result("kept"));
    assertThat(new ResultStore(folder).read(KEY)).contains(result("kept"));
    assertThat(store.read(Digest.of("other"))).isEmpty();
  }

  @Test
  void a_later_result_takes_the_place_of_an_earlier_one() throws Exception {
    ResultStore store = new ResultStore(folder);
    store.write(KEY, result("first"));
    store.write(KEY, result("second"));
    assertThat(store.read(KEY)).contains(result("second"));
  }

  @Test
  void a_folder_that_is_a_file_keeps_nothing_and_says_so() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ResultStore store = new ResultStore(file);
    assertThat(store.read(KEY)).isEmpty();
    assertThatIOException().isThrownBy(() -> store.write(KEY, result("lost")));
  }

  @Test
  void several_builds_may_write_and_read_one_folder_at_once() throws Exception {
    ExecutorService builds = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int build = 0; build < 4; build++) {
        ResultStore store = new ResultStore(folder);
        done.add(
            builds.submit(
                () -> {
                  for (int round = 0; round < 200; round++) {
                    String key = Digest.of("" + round % 10);
                    store.write(key, result("of " + round % 10));
                    assertThat(store.read(key)).contains(result("of " + round % 10));
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      builds.shutdownNow();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(10);
    }
  }

  @Test
  void others_may_read_what_they_may_read_of_any_file_of_this_user() throws Exception {
    ResultStore store = new ResultStore(folder);
    store.write(KEY, result("kept"));
    Path plain = Files.writeString(folder.resolve("plain"), "1");
    Path kept = folder.resolve("results").resolve(KEY.substring(0, 2)).resolve(KEY);
    assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void what_is_damaged_is_as_good_as_not_there_and_is_told() throws Exception {
    for (String damage : List.of("", "short", "x".repeat(500))) {
      ResultStore store = new ResultStore(folder);
      store.write(KEY, result("kept"));
      assertThat(store.trouble()).isEmpty();
      Files.writeString(
          folder.resolve("results").resolve(KEY.substring(0, 2)).resolve(KEY), damage);
      assertThat(store.read(KEY)).isEmpty();
      assertThat(store.trouble()).containsInstanceOf(ResultStore.Damaged.class);
    }
  }

  @Test
  void what_cannot_be_kept_is_told_and_what_is_not_there_is_not() throws Exception {
    ResultStore store = new ResultStore(Files.writeString(folder.resolve("file"), "in the way"));
    assertThatIOException().isThrownBy(() -> store.write(KEY, result("lost")));
    assertThat(store.trouble()).isPresent();
    ResultStore empty = new ResultStore(folder.resolve("nowhere"));
    empty.read(KEY);
    assertThat(empty.trouble()).isEmpty();
  }
}
