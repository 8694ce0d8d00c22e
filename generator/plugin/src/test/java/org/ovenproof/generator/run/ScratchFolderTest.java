package org.ovenproof.generator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

  @TempDir private Path project;

  @Test
  void it_holds_a_copy_of_the_inputs_so_that_a_snippet_cannot_harm_them() throws IOException {
    Path input = project.resolve("examples/data/x.txt");
    Files.createDirectories(input.getParent());
    Files.writeString(input, "kept");

    Path scratch = ScratchFolder.create(settings(List.of(Path.of("examples/data")))).path();
    Files.writeString(scratch.resolve("examples/data/x.txt"), "overwritten");

    assertThat(input).hasContent("kept");
  }

  @Test
  void what_a_page_does_to_it_is_noticed_but_for_what_libraries_wrote_at_the_start()
      throws IOException {
    Path input = project.resolve("examples/data/x.txt");
    Files.createDirectories(input.getParent());
    Files.writeString(input, "kept");
    ScratchFolder scratch = ScratchFolder.create(settings(List.of(Path.of("examples/data"))));
    Path copy = scratch.path().resolve("examples/data/x.txt");

    Files.writeString(scratch.path().resolve("tmp/t"), "temporary");
    Files.createDirectory(scratch.path().resolve(".library"));
    scratch.begin();
    assertThat(scratch.isAsMade()).isTrue();
    for (String name : List.of("tmp/u", ".hidden", "tmp/v/w")) {
      Path left = scratch.path().resolve(name);
      Files.createDirectories(left.getParent());
      Files.writeString(left, "left");
      assertThat(scratch.isAsMade()).isFalse();
      Files.delete(left);
    }
    Files.delete(scratch.path().resolve("tmp/v"));
    assertThat(scratch.isAsMade()).isTrue();

    Path written = Files.writeString(scratch.path().resolve("new.txt"), "new");
    assertThat(scratch.isAsMade()).isFalse();
    Files.delete(written);
    assertThat(scratch.isAsMade()).isTrue();

    FileTime time = Files.getLastModifiedTime(copy);
    Files.writeString(copy, "keep");
    Files.setLastModifiedTime(copy, time);
    assertThat(scratch.isAsMade()).isEqualTo(!OS.LINUX.isCurrentOs());
    Files.writeString(copy, "longer");
    assertThat(scratch.isAsMade()).isFalse();
    Files.delete(copy);
    assertThat(scratch.isAsMade()).isFalse();
    scratch.delete();
    assertThat(scratch.isAsMade()).isFalse();
  }

  private WorkerSettings settings(List<Path> inputs) {
    return new WorkerSettings(
        Path.of(System.getProperty("java.home")),
        List.of(),
        "1g",
        List.of(),
        Map.of(),
        List.of(),
        Duration.ofSeconds(1),
        inputs,
        project,
        project.resolve("target"));
  }
}
