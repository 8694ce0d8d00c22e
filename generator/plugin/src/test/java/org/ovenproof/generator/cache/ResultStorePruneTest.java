package org.ovenproof.generator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.display.Text;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

class ResultStorePruneTest {

  private static final ResultStore.Result RESULT =
      new ResultStore.Result(
          new Outcome.Completed(
              List.of(new Shown(Shown.Source.VALUE, new Text("x".repeat(1_000))))),
          1,
          new Provenance(Instant.EPOCH, "", List.of(), Optional.empty()));

  @TempDir private Path folder;

  @Test
  void what_was_not_used_for_the_longest_time_goes_first() throws IOException {
    ResultStore store = new ResultStore(folder, 2_500);
    List<String> keys = Stream.of("a", "b", "c").map(Digest::of).toList();
    for (int index = 0; index < keys.size(); index++) {
      store.write(keys.get(index), RESULT);
      Path file = folder.resolve("results").resolve(keys.get(index).substring(0, 2));
      Files.setLastModifiedTime(
          file.resolve(keys.get(index)), FileTime.from(Instant.ofEpochSecond(index)));
    }
    assertThat(store.read(keys.get(0))).contains(RESULT);

    store.prune();

    assertThat(store.read(keys.get(0))).contains(RESULT);
    assertThat(store.read(keys.get(1))).isEmpty();
    assertThat(store.read(keys.get(2))).contains(RESULT);
  }

  @Test
  void what_a_killed_build_left_half_written_goes_though_there_is_room() throws IOException {
    ResultStore store = new ResultStore(folder);
    String key = Digest.of("a");
    store.write(key, RESULT);
    Path beside = folder.resolve("results").resolve(key.substring(0, 2));
    Path left = Files.writeString(beside.resolve("." + key + ".00f0a1b2c3d4e5f6.new"), "half");
    Path now = Files.writeString(beside.resolve("." + key + ".00f0a1b2c3d4e5f7.new"), "half");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(120)));

    store.prune();

    assertThat(left).doesNotExist();
    assertThat(now).exists();
    assertThat(store.read(key)).contains(RESULT);
  }

  @Test
  void a_folder_that_does_not_exist_has_nothing_to_prune() {
    new ResultStore(folder.resolve("nowhere"), 0).prune();
  }

  @Test
  void files_of_others_stay_whatever_their_size() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    Path own = Files.createDirectories(results.resolve("ab")).resolve("precious.txt");
    Path other = results.resolve(Digest.of("a"));
    for (Path each : List.of(own, other)) {
      Files.writeString(each, "x".repeat(5_000));
    }
    ResultStore store = new ResultStore(folder, 0);
    store.write(Digest.of("b"), RESULT);

    store.prune();

    assertThat(store.read(Digest.of("b"))).isEmpty();
    assertThat(own).exists();
    assertThat(other).exists();
  }
}
