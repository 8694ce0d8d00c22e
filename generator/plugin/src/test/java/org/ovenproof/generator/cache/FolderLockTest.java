package org.ovenproof.generator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {

  @TempDir private Path folder;

  /** Holds a lock until it is killed, in a process of its own. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      FolderLock.take(Path.of(arguments[0]), "build", "jbake:prove", holder -> {});
      System.out.println("held");
      Thread.sleep(TimeUnit.MINUTES.toMillis(2));
    }
  }

  private Process holder() throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Holder.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("held");
    return process;
  }

  @Test
  void who_waits_is_told_for_whom_and_goes_on_when_the_holder_is_killed() throws Exception {
    Process holder = holder();
    SynchronousQueue<FolderLock.Holder> told = new SynchronousQueue<>();
    CompletableFuture<FolderLock> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return FolderLock.take(
                    folder,
                    "build",
                    "jbake:generate",
                    who -> {
                      try {
                        told.put(who);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    });
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    FolderLock.Holder who = told.take();
    assertThat(who.pid()).isEqualTo(holder.pid());
    assertThat(who.activity()).isEqualTo("jbake:prove");
    assertThat(FolderLock.tryTake(folder, "build", "jbake:generate")).isEmpty();
    assertThat(waiting).isNotDone();

    holder.destroyForcibly();

    waiting.get().close();
  }

  @Test
  void what_a_dead_holder_left_is_no_hindrance() throws Exception {
    Files.writeString(folder.resolve("build.lock"), "1\njbake:generate\n2026-01-01T00:00:00Z\n");
    FolderLock.take(folder, "build").close();
    Files.writeString(folder.resolve("build.lock"), "nonsense");
    FolderLock.take(folder, "build").close();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such modes")
  void who_builds_as_another_user_can_hold_it_alone_too() throws Exception {
    FolderLock.take(folder, "build").close();
    Set<PosixFilePermission> modes = Files.getPosixFilePermissions(folder.resolve("build.lock"));
    assertThat(PosixFilePermissions.toString(modes)).isEqualTo("rw-rw-rw-");
  }

  @Test
  void two_threads_of_one_process_exclude_each_other_too() throws Exception {
    FolderLock first = FolderLock.take(folder, "build");
    assertThat(FolderLock.tryTake(folder, "build", "other")).isEmpty();
    assertThat(FolderLock.tryTake(folder, "another", "other")).isPresent();
    first.close();
    assertThat(FolderLock.tryTake(folder, "build", "other")).isPresent();
  }
}
