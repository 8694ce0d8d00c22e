package org.ovenproof.generator.cache;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names and {@link FileState} of some files, and of all that is in some folders.
 *
 * @param digest of all states
 * @param latest when the last of them changed
 */
public record FileStates(String digest, FileTime latest) {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  /**
   * Looks at files and folders, whether they exist or not.
   *
   * @throws IOException if something that exists cannot be looked at
   */
  public static FileStates of(Collection<Path> roots) throws IOException {
    Digest digest = new Digest();
    FileTime latest = NEVER;
    for (Path root : roots) {
      digest.add(root.toString());
      for (Path file : in(root)) {
        digest.add(file.toString());
        if (!Files.exists(file)) {
          // A link that leads nowhere is what it is.
          continue;
        }
        FileState state = FileState.of(file);
        latest = state.changed().compareTo(latest) > 0 ? state.changed() : latest;
        if (state.isRegular()) {
          digest.add(state.text());
        }
      }
    }
    return new FileStates(digest.hex(), latest);
  }

  /** Returns a file, or a folder with all that is in it; nothing, if there is none. */
  public static List<Path> in(Path root) throws IOException {
    Set<Path> files = new TreeSet<>();
    if (Files.exists(root)) {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Listing(files));
    }
    return List.copyOf(files);
  }

  /** Takes everything; what cannot be looked into, or leads back, counts by its name. */
  private static final class Listing extends SimpleFileVisitor<Path> {

    private final Set<Path> files;

    private Listing(Set<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      files.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }
  }

  /** Whether any of it changed at a time or after it, as far as the clock of the files goes. */
  public boolean haveChangedSince(FileTime time) {
    return latest.compareTo(time) >= 0;
  }
}
