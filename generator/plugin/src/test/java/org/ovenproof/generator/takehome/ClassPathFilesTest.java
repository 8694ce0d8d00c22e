package org.ovenproof.generator.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFilesTest {

  @TempDir private Path folder;

  @Test
  void the_class_path_is_written_for_jshell_and_for_others() throws IOException {
    ClassPathFiles.write(List.of(Path.of("a.jar"), Path.of("b")), folder);
    String line = "a.jar" + File.pathSeparator + "b\n";
    assertThat(folder.resolve("classpath.txt")).hasContent(line);
    assertThat(folder.resolve("classpath.jsh")).hasContent("/env --class-path " + line);
  }

  @Test
  void a_space_that_jshell_cannot_take_is_told() throws IOException {
    ClassPathFiles.write(List.of(Path.of("of mine", "a.jar")), folder);
    assertThat(folder.resolve("classpath.jsh"))
        .content()
        .contains("no path with a space", "--class-path \\\"$(cat target/snippets/classpath.txt)")
        .doesNotContain("of mine");
  }
}
