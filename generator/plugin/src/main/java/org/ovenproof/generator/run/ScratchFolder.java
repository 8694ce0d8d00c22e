package org.ovenproof.generator.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The working folder of one worker: empty but for links to the folders that snippets may read. */
final class ScratchFolder {

  /** Followed by the id of the process that made the folder. */
  private static final String PREFIX = "worker-";

  private static final Pattern OWNED = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

  private ScratchFolder() {}

  static Path create(WorkerSettings settings) throws IOException {
    Files.createDirectories(settings.scratch());
    deleteAbandoned(settings.scratch());
    Path folder =
        Files.createTempDirectory(settings.scratch(), PREFIX + ProcessHandle.current().pid() + "-");
    Files.createDirectory(folder.resolve("tmp"));
    for (Path input : settings.inputs()) {
      Path link = folder.resolve(input.toString());
      Files.createDirectories(link.getParent());
      copy(settings.project().resolve(input), link);
    }
    return folder;
  }

  /** Deletes what a build that was killed could not. */
  private static void deleteAbandoned(Path scratch) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(scratch, PREFIX + "*")) {
      for (Path folder : folders) {
        Matcher name = OWNED.matcher(folder.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          delete(folder);
        }
      }
    }
  }

  /** Copies, so that a snippet that deletes or writes does so to its own copy. */
  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.sorted().toList();
    }
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }

  /** Deletes a folder with what is in it, without following links; what cannot go stays. */
  static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      // The next `mvn clean` takes it.
    }
  }
}
