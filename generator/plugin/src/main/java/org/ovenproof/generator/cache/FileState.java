package org.ovenproof.generator.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a file is, without a look into it. Where the system notes when a file was last touched in any
 * way, one that was given an older time has changed as well.
 *
 * @param isRegular whether it is neither a folder nor something else
 * @param size in bytes
 * @param modified the time that anybody may set
 * @param changed the time that only the system sets, where it does; else {@code modified}
 * @param identity what tells it from another file of the same name, where the system has that
 */
public record FileState(
    boolean isRegular, long size, FileTime modified, FileTime changed, String identity) {

  /**
   * Looks at a file.
   *
   * @throws IOException if it cannot be looked at
   */
  public static FileState of(Path file) throws IOException {
    Map<String, Object> state = Files.readAttributes(file, view(file));
    FileTime modified = (FileTime) state.get("lastModifiedTime");
    FileTime touched = (FileTime) state.getOrDefault("ctime", modified);
    return new FileState(
        (boolean) state.get("isRegularFile"),
        (long) state.get("size"),
        modified,
        touched.compareTo(modified) > 0 ? touched : modified,
        String.valueOf(state.get("fileKey")));
  }

  /** Where a system notes when a file was touched, it says so at the same time. */
  private static String view(Path file) {
    String basic = "isRegularFile,size,lastModifiedTime,fileKey";
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix ? "unix:ctime," + basic : basic;
  }

  /** Returns all of it in one line. */
  public String text() {
    return size
        + " "
        + modified.to(TimeUnit.NANOSECONDS)
        + " "
        + changed.to(TimeUnit.NANOSECONDS)
        + " "
        + identity;
  }
}
