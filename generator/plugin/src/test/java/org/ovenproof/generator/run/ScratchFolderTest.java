package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

  @TempDir private Path project;

  @Test
  void what_a_killed_build_left_is_deleted_and_what_is_not_ours_stays() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Path left = folder("worker-" + ended.pid() + "-1");
    Path ofThisBuild = folder("worker-" + ProcessHandle.current().pid() + "-1");
    Path foreign = folder("worker-10791815600664561464");

    ScratchFolder.create(settings(List.of()));

    assertThat(left).doesNotExist();
    assertThat(ofThisBuild).exists();
    assertThat(foreign).exists();
  }

  @Test
  void it_holds_a_copy_of_the_inputs_so_that_a_snippet_cannot_harm_them() throws IOException {
    Path input = project.resolve("examples/data/x.txt");
    Files.createDirectories(input.getParent());
    Files.writeString(input, "kept");

    Path scratch = ScratchFolder.create(settings(List.of(Path.of("examples/data"))));
    Files.writeString(scratch.resolve("examples/data/x.txt"), "overwritten");

    assertThat(input).hasContent("kept");
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(project.resolve("target").resolve(name));
  }

  private WorkerSettings settings(List<Path> inputs) {
    return new WorkerSettings(
        Path.of(System.getProperty("java.home")),
        List.of(),
        "1g",
        List.of(),
        Duration.ofSeconds(1),
        inputs,
        project,
        project.resolve("target"));
  }
}
