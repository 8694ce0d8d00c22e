package org.ovenproof.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

  @TempDir private Path folder;

  private String text(IOException thrown) {
    return FileFailure.of(thrown).text(folder);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private IOException reason(String reason) {
    return new FileSystemException(path("a/b.txt"), null, reason);
  }

  @Test
  void what_could_not_be_done_is_said_with_its_file_its_reason_and_its_cure() throws Exception {
    String me = System.getProperty("user.name");
    Files.writeString(folder.resolve("file"), "");
    assertThat(text(new NoSuchFileException(path("a/b.txt"))))
        .isEqualTo(
            "a/b.txt does not exist\n"
                + "    → create it, or name another with the setting that names it");
    assertThat(text(new AccessDeniedException(path("a/b.txt"))))
        .isEqualTo(
            "a/b.txt cannot be written: you (%s) have no permission\n".formatted(me)
                + "    → let yourself write there (chmod, chown), or name another folder for it");
    assertThat(text(reason("No space left on device")))
        .isEqualTo(
            "a/b.txt cannot be written: no space is left on its disk\n"
                + "    → make room, and build again");
    assertThat(text(reason("Disk quota exceeded")))
        .isEqualTo(
            "a/b.txt cannot be written: your quota is used up\n"
                + "    → make room, and build again");
    assertThat(text(reason("Read-only file system")))
        .isEqualTo(
            "a/b.txt cannot be written: its file system is read-only\n"
                + "    → build where you may write, or name another folder for it");
    assertThat(text(reason("Too many open files")))
        .isEqualTo(
            "a/b.txt cannot be opened: too many files are open\n"
                + "    → raise the limit (ulimit -n)");
    assertThat(text(reason("File name too long")))
        .isEqualTo("a/b.txt cannot be written: its name is too long\n    → shorten the name");
    assertThat(text(reason("Is a directory")))
        .isEqualTo("a/b.txt is a folder where a file is needed\n    → move it away");
    for (IOException each :
        new IOException[] {
          new FileSystemException(path("file/b.txt"), null, "Not a directory"),
          new FileAlreadyExistsException(path("file")),
          new NotDirectoryException(path("file"))
        }) {
      assertThat(text(each))
          .isEqualTo("file is a file where a folder is needed\n    → move it away");
    }
    assertThat(text(new FileSystemLoopException(path("loop"))))
        .isEqualTo("loop leads to itself by a symbolic link\n    → delete the link");
    assertThat(text(reason("Input/output error")))
        .isEqualTo("a/b.txt cannot be used: Input/output error");
  }

  @Test
  void what_names_no_file_or_names_it_in_other_ways_is_said_too() {
    assertThat(text(new IOException("No space left on device")))
        .isEqualTo(
            "a file cannot be written: no space is left on its disk\n    → make room, and build again");
    assertThat(text(new FileNotFoundException("/x/y (No such file or directory)")))
        .startsWith("/x/y does not exist\n");
    assertThat(text(new FileNotFoundException("/x/y (Is a directory)")))
        .startsWith("/x/y is a folder where a file is needed\n");
    assertThat(text(new IOException("outer", new NoSuchFileException("/x/y"))))
        .startsWith("/x/y does not exist\n");
    assertThat(
            text(
                new IOException("outer", new UncheckedIOException(new IOException("inner words")))))
        .isEqualTo("inner words");
    assertThat(
            text(new FileNotFoundException("g:a:1 has not been built yet: run `mvn install` once")))
        .isEqualTo("g:a:1 has not been built yet: run `mvn install` once");
    assertThat(text(new IOException())).isEqualTo("IOException");
  }
}
