package org.ovenproof.generator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary folders and files that say in their names which process they are of: its id and when it
 * began, since ids come again. What a process that was killed could not delete, the next one does.
 */
public final class OwnedFiles {

  /** What all of them begin with. */
  private static final String MARK = "ovenproof-";

  private static final Pattern NAME =
      Pattern.compile(MARK + "(?<pid>\\d{1,18})-(?<start>\\d{1,18})-.*");

  /** By how much a system may tell the same beginning differently: it follows its clock. */
  private static final long SAME_MILLIS = 10_000;

  private OwnedFiles() {}

  /** Makes a folder of this process, which no other user may enter. */
  public static Path createFolder(Path parent, String kind) throws IOException {
    try {
      return Files.createTempDirectory(parent, prefix(kind));
    } catch (AccessDeniedException denied) {
      throw new AccessDeniedException(parent.toString());
    }
  }

  /** Makes a file of this process. */
  public static Path createFile(Path parent, String kind) throws IOException {
    try {
      return Files.createTempFile(parent, prefix(kind), "");
    } catch (AccessDeniedException denied) {
      // The name that was tried tells nobody anything.
      throw new AccessDeniedException(parent.toString());
    }
  }

  private static String prefix(String kind) {
    ProcessHandle self = ProcessHandle.current();
    return MARK + self.pid() + "-" + start(self).orElse(0L) + "-" + kind + "-";
  }

  /**
   * Deletes what processes have left in a folder that are gone, and ends what still works there.
   */
  public static void sweep(Path parent) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, MARK + "*")) {
      Optional<UserPrincipal> self = Optional.empty();
      for (Path each : files) {
        boolean left = isLeft(each.getFileName().toString());
        if (left && self.isEmpty()) {
          self = Optional.of(self(parent));
        }
        // Temporary folders are shared.
        if (left && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(self.get())) {
          Strays.in(each.toRealPath()).forEach(ProcessHandle::destroyForcibly);
          delete(each);
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      // It is swept by who may.
    }
  }

  /** Whether a name tells of a process that is gone. */
  static boolean isLeft(String name) {
    Matcher owner = NAME.matcher(name);
    if (!owner.matches()) {
      return false;
    }
    long start = Long.parseLong(owner.group("start"));
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner.group("pid")));
    if (process.isEmpty() || !process.get().isAlive()) {
      return true;
    }
    // Where nobody tells when it began, it is taken for the one.
    return start != 0
        && start(process.get()).filter(now -> Math.abs(now - start) > SAME_MILLIS).isPresent();
  }

  private static Optional<Long> start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli);
  }

  /** Returns whom the files of this process belong to, whose user may have no name. */
  private static UserPrincipal self(Path folder) throws IOException {
    Path own = createFile(folder, "owner");
    try {
      return Files.getOwner(own);
    } finally {
      Files.deleteIfExists(own);
    }
  }

  /** Deletes a folder with what is in it, without following links; what cannot go stays. */
  public static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException left) {
      // The next `mvn clean` takes it.
    }
  }
}
