package org.ovenproof.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files and sockets that the process has open, as Linux lists them (proc(5)). */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** What the JVM opens for itself as it comes to need it: classes, native code, fonts, devices. */
  private static final Pattern OWN =
      Pattern.compile(
          "/(?:dev|proc|sys)/.*|.*\\.(?:jar|jsa|so[.\\d]*|ttf|ttc|otf|pf[ab])|.*/lib/modules");

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
        boolean file = target.startsWith("/") && !OWN.matcher(target).matches();
        if (file || target.startsWith("socket:")) {
          open.add(target);
        }
      }
    } catch (IOException unreadable) {
      return Set.of();
    }
    return open;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
