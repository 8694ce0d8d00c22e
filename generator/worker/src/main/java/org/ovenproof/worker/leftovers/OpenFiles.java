package org.ovenproof.worker.leftovers;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files and sockets that the process has open, as Linux lists them (proc(5)). */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** What the JVM opens for itself as it comes to need it: classes, native code, fonts, devices. */
  private static final Pattern OWN =
      Pattern.compile(
          "/(?:dev|proc|sys)/.*|.*\\.(?:jar|jsa|so[.\\d]*|ttf|ttc|otf|pf[ab])|.*/lib/modules");

  /** Where JShell looks for classes, in a thread of its own and for as long as it takes. */
  private static final List<Path> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(OpenFiles::real)
          .toList();

  private OpenFiles() {}

  /** Returns the path of each file and the number of each socket; empty on other systems. */
  static Set<String> now() {
    Set<String> open = new TreeSet<>();
    if (!Files.isDirectory(DESCRIPTORS)) {
      return open;
    }
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = target(descriptor);
        if (target.startsWith("socket:") || target.startsWith("/") && !isOwn(target)) {
          open.add(target);
        }
      }
    } catch (IOException unreadable) {
      return Set.of();
    }
    return open;
  }

  private static Path real(String entry) {
    try {
      return Path.of(entry).toRealPath();
    } catch (IOException missing) {
      return Path.of(entry).toAbsolutePath();
    }
  }

  private static boolean isOwn(String file) {
    return OWN.matcher(file).matches() || CLASS_PATH.stream().anyMatch(Path.of(file)::startsWith);
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
