package org.ovenproof.generator.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What one process at a time may do in a folder. The system lets go of it when its holder ends,
 * however that ends; a file system without locks has none.
 */
public final class FolderLock implements AutoCloseable {

  private static final long PERIOD_MILLIS = 20;

  /** Who waits for less than this need not be told. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /** Waits for as long as another holds the lock. */
  public static FolderLock take(Path folder, String name) throws IOException {
    return take(folder, name, name, holder -> {});
  }

  /**
   * Waits for as long as another holds the lock.
   *
   * @param activity what it is held for, to be told to others
   * @param waiting is told once who holds it, if it takes its time
   */
  public static FolderLock take(Path folder, String name, String activity, Consumer<Holder> waiting)
      throws IOException {
    Path path = file(folder, name);
    FileChannel file = open(path);
    boolean taken = false;
    try {
      long begin = System.nanoTime();
      boolean told = false;
      while (!isTaken(file)) {
        if (!told && System.nanoTime() - begin > PATIENCE_NANOS) {
          holder(path).ifPresent(waiting);
          told = true;
        }
        pause();
      }
      taken = true;
    } finally {
      if (!taken) {
        file.close();
      }
    }
    note(file, activity);
    return new FolderLock(file);
  }

  /** Returns the lock, or nothing if another holds it. */
  public static Optional<FolderLock> tryTake(Path folder, String name, String activity)
      throws IOException {
    FileChannel file = open(file(folder, name));
    if (isTaken(file)) {
      note(file, activity);
      return Optional.of(new FolderLock(file));
    }
    file.close();
    return Optional.empty();
  }

  private static Path file(Path folder, String name) throws IOException {
    return Files.createDirectories(folder).resolve(name + ".lock");
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      create(path);
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (AccessDeniedException another) {
      // The file is another user's, and so may be the build.
      return FileChannel.open(path, StandardOpenOption.READ);
    }
  }

  /** Whoever may build here may wait here: who only may read it excludes no other reader. */
  private static void create(Path path) throws IOException {
    try {
      Files.createFile(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (FileAlreadyExistsException | UnsupportedOperationException asItIs) {
      // Nobody's to change.
    }
  }

  private static boolean isTaken(FileChannel file) {
    try {
      return lock(file, false);
    } catch (NonWritableChannelException readOnly) {
      return lock(file, true);
    }
  }

  private static boolean lock(FileChannel file, boolean shared) {
    try {
      return file.tryLock(0, Long.MAX_VALUE, shared) != null;
    } catch (OverlappingFileLockException held) {
      return false;
    } catch (IOException noLocks) {
      return true;
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PERIOD_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another build went on");
    }
  }

  private static void note(FileChannel file, String activity) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String text = "%s\n%s\n%s\n".formatted(ProcessHandle.current().pid(), activity, now);
    try {
      file.truncate(0);
      file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException | NonWritableChannelException untold) {
      // Who waits is not told for whom.
    }
  }

  private static Optional<Holder> holder(Path path) {
    try {
      List<String> lines = Files.readAllLines(path);
      return lines.size() < 3
          ? Optional.empty()
          : Optional.of(
              new Holder(Long.parseLong(lines.get(0)), lines.get(1), Instant.parse(lines.get(2))));
    } catch (IOException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * Who holds a lock.
   *
   * @param pid its process
   * @param activity what it does
   * @param since when it began
   */
  public record Holder(long pid, String activity, Instant since) {}
}
