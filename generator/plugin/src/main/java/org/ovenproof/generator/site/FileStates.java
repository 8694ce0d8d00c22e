package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ovenproof.generator.cache.Digest;

/**
 * How some files are, and all that is in some folders, without a look into them: name, size, times
 * and identity. Where the system notes when a file was last touched in any way, a file that was
 * given an older time has changed as well.
 *
 * @param digest of all states
 * @param latest when the last of them changed
 */
record FileStates(String digest, FileTime latest) {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  /**
   * Looks at files and folders, whether they exist or not.
   *
   * @throws IOException if something that exists cannot be looked at
   */
  static FileStates of(Collection<Path> roots) throws IOException {
    Digest digest = new Digest();
    FileTime latest = NEVER;
    for (Path root : roots) {
      digest.add(root.toString());
      for (Path file : in(root)) {
        Map<String, Object> state = Files.readAttributes(file, view(file));
        FileTime modified = (FileTime) state.get("lastModifiedTime");
        FileTime touched = (FileTime) state.getOrDefault("ctime", modified);
        FileTime changed = touched.compareTo(modified) > 0 ? touched : modified;
        latest = changed.compareTo(latest) > 0 ? changed : latest;
        digest.add(file.toString());
        if ((boolean) state.get("isRegularFile")) {
          digest.add((long) state.get("size"));
          digest.add(modified.to(TimeUnit.NANOSECONDS));
          digest.add(changed.to(TimeUnit.NANOSECONDS));
          digest.add(String.valueOf(state.get("fileKey")));
        }
      }
    }
    return new FileStates(digest.hex(), latest);
  }

  /** Returns a file, or a folder with all that is in it; nothing, if there is none. */
  static List<Path> in(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return walk.sorted().toList();
    } catch (NoSuchFileException missing) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Where a system notes when a file was touched, it says so at the same time. */
  private static String view(Path file) {
    String basic = "isRegularFile,size,lastModifiedTime,fileKey";
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix ? "unix:ctime," + basic : basic;
  }

  /** Whether any of it changed at a time or after it, as far as the clock of the files goes. */
  boolean areChangedSince(FileTime time) {
    return latest.compareTo(time) >= 0;
  }
}
