package org.ovenproof.generator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  private static final String LEFT = ".report.json.00f0a1b2c3d4e5f6.new";

  @TempDir private Path folder;

  private Path file(String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void what_a_killed_write_left_goes_and_what_is_written_now_or_is_of_others_stays()
      throws IOException {
    Path left = file(LEFT, Duration.ofMinutes(2));
    List<Path> stay =
        List.of(
            file(".report.json.00f0a1b2c3d4e5f7.new", Duration.ZERO),
            file("report.json", Duration.ofDays(1)),
            file("report.json.00f0a1b2c3d4e5f6.new", Duration.ofDays(1)),
            file(".report.json.new", Duration.ofDays(1)),
            file(".report.json.00f0a1b2c3d4e5f6.new~", Duration.ofDays(1)));

    WholeFile.sweep(folder);
    WholeFile.sweep(folder.resolve("none"));

    assertThat(left).doesNotExist();
    assertThat(stay).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void of_a_file_that_nobody_else_may_write_all_that_was_left_goes_at_once() throws IOException {
    Path left = file(LEFT, Duration.ZERO);
    Path other = file(".other.json.00f0a1b2c3d4e5f6.new", Duration.ZERO);

    WholeFile.sweepOf(folder.resolve("report.json"));

    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }
}
