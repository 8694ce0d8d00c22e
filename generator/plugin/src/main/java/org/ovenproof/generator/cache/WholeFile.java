package org.ovenproof.generator.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Writes a file beside its place and moves it there: who reads it sees all of it, old or new. */
public final class WholeFile {

  private static final Pattern NEXT = Pattern.compile("\\..+\\.[0-9a-f]{16}\\.new");

  /** It takes no process so long to write a file; their ids do not tell where machines share it. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private WholeFile() {}

  /**
   * Writes a file, with the folder that it is in. Others may read it as they may all that this user
   * writes.
   *
   * @throws IOException if it cannot; what was there before stands
   */
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = beside(file);
    try {
      fill(next, content);
      move(next, file);
    } catch (AccessDeniedException denied) {
      // The name beside it tells nobody anything.
      throw new AccessDeniedException(file.toString());
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Deletes what writes left in a folder that were killed. */
  public static void sweep(Path folder) {
    sweep(folder, WholeFile::isLeft);
  }

  /** Deletes what killed writes left of a file that nobody else may write at this time. */
  public static void sweepOf(Path file) {
    String start = "." + file.getFileName() + ".";
    sweep(
        file.getParent(), each -> isNext(each) && each.getFileName().toString().startsWith(start));
  }

  private static void sweep(Path folder, Predicate<Path> left) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, left::test)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException anothers) {
      // It is swept by who may.
    }
  }

  /** Whether a file was to be put in the place of another, by a process that was killed since. */
  static boolean isLeft(Path file) {
    try {
      return isNext(file)
          && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
              .toInstant()
              .isBefore(Instant.now().minus(LONGEST));
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isNext(Path file) {
    return NEXT.matcher(file.getFileName().toString()).matches();
  }

  /** Writes a text as UTF-8. */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces what a file of an author holds: where a link leads to, and for those who might read
   * and write it before.
   *
   * @throws IOException if it cannot, or must not be written; what was there before stands
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(real.toString());
    }
    Path next = beside(real);
    try {
      fill(next, content);
      PosixFileAttributeView from = Files.getFileAttributeView(real, PosixFileAttributeView.class);
      if (from != null) {
        Files.setPosixFilePermissions(next, from.readAttributes().permissions());
      }
      move(next, real);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** What the system says when a disk is full names no file. */
  private static void fill(Path next, byte[] content) throws IOException {
    try {
      Files.write(next, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException nameless) {
      throw named(next, nameless);
    }
  }

  /** Returns what was thrown with the file that it was about. */
  public static IOException named(Path file, IOException nameless) {
    FileSystemException named =
        new FileSystemException(file.toString(), null, nameless.getMessage());
    named.initCause(nameless);
    return named;
  }

  /** The system decides by the umask who may read it, as it does not for temporary files. */
  private static Path beside(Path file) {
    long number = ThreadLocalRandom.current().nextLong();
    return file.resolveSibling(".%s.%016x.new".formatted(file.getFileName(), number));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
