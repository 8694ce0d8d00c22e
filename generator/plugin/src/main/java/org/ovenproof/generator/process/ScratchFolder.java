package org.ovenproof.generator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The working folder of one worker: empty but for copies of the folders that snippets may read. */
final class ScratchFolder {

  /** For temporary files. */
  private static final String TEMPORARY = "tmp";

  private final Path path;
  private Map<String, String> contents;

  private ScratchFolder(Path path) throws IOException {
    this.path = path;
    this.contents = contentsNow();
  }

  static ScratchFolder create(WorkerSettings settings) throws IOException {
    Files.createDirectories(settings.scratch());
    OwnedFiles.sweep(settings.scratch());
    Path folder = OwnedFiles.createFolder(settings.scratch(), "worker");
    Files.createDirectory(folder.resolve(TEMPORARY));
    for (Path input : settings.inputs()) {
      Path copy = folder.resolve(input.toString());
      Files.createDirectories(copy.getParent());
      copy(settings.project().resolve(input), copy);
    }
    return new ScratchFolder(folder.toRealPath());
  }

  Path path() {
    return path;
  }

  /** Takes note of what is there before the first page: libraries may have written something. */
  void begin() throws IOException {
    try {
      contents = contentsNow();
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  /** Whether it holds what it began with: a page may have written, changed or deleted a file. */
  boolean isAsMade() {
    try {
      return contentsNow().equals(contents);
    } catch (IOException | UncheckedIOException gone) {
      return false;
    }
  }

  /** Returns how each file and folder in it is. */
  private Map<String, String> contentsNow() throws IOException {
    Map<String, String> now = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path each : walk.toList()) {
        if (!each.equals(path)) {
          now.put(path.relativize(each).toString(), version(each));
        }
      }
    }
    return now;
  }

  private static String version(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      // Its time changes with each file that comes and goes.
      return "";
    }
    String changed = "";
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      // Which a page cannot set, as it can the other.
      changed = Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS).toString();
    }
    return attributes.size() + " " + attributes.lastModifiedTime() + " " + changed;
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

  /** Deletes it with what is in it. */
  void delete() {
    OwnedFiles.delete(path);
  }
}
