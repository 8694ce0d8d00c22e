package org.ovenproof.generator.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes of these tests are sleep")
class OwnedFilesTest {

  @TempDir private Path folder;

  @Test
  void what_a_process_that_is_gone_left_is_deleted_and_what_others_have_there_stays()
      throws Exception {
    Process ended = new ProcessBuilder("true").start();
    long start = ended.info().startInstant().map(each -> each.toEpochMilli()).orElse(1L);
    ended.waitFor();
    Process lives = new ProcessBuilder("sleep", "100").start();
    try {
      long since = lives.info().startInstant().orElseThrow().toEpochMilli();
      Path left = make("ovenproof-%d-%d-worker-1/deep/file".formatted(ended.pid(), start));
      Path again = make("ovenproof-%d-%d-worker-1/f".formatted(lives.pid(), since - 60_000));
      Path ofLiving = make("ovenproof-%d-%d-worker-1/f".formatted(lives.pid(), since));
      Path ofNobodyKnows = make("ovenproof-%d-0-worker-1/f".formatted(lives.pid()));
      Path own = OwnedFiles.createFolder(folder, "worker");
      Path ownFile = OwnedFiles.createFile(folder, "now");
      Path foreign = make("worker-%d-%d-1/f".formatted(ended.pid(), start));
      Path other = make("ovenproof-notes/f");

      OwnedFiles.sweep(folder);

      assertThat(left).doesNotExist();
      assertThat(again).doesNotExist();
      assertThat(folder).isDirectoryNotContaining(each -> each.equals(left.getParent()));
      for (Path stays : new Path[] {ofLiving, ofNobodyKnows, own, ownFile, foreign, other}) {
        assertThat(stays).exists();
      }
    } finally {
      lives.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void what_works_in_a_folder_that_is_left_is_ended_and_no_link_is_followed() throws Exception {
    Path kept = make("kept/file");
    Path left = Files.createDirectory(folder.resolve("ovenproof-999999999-1-worker-1"));
    Files.createSymbolicLink(left.resolve("link"), kept.getParent());
    Process stray = new ProcessBuilder("sleep", "100").directory(left.toFile()).start();
    Process beside = new ProcessBuilder("sleep", "100").directory(folder.toFile()).start();

    OwnedFiles.sweep(folder);

    assertThat(stray.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(beside.isAlive()).isTrue();
    assertThat(left).doesNotExist();
    assertThat(kept).exists();
    beside.destroyForcibly();
  }

  @Test
  void nobody_else_may_enter_a_folder_and_its_name_cannot_be_guessed() throws IOException {
    Path one = OwnedFiles.createFolder(folder, "jruby");
    Path two = OwnedFiles.createFolder(folder, "jruby");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
        .isEqualTo("rwx------");
    assertThat(one).isNotEqualTo(two);
  }

  private Path make(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
