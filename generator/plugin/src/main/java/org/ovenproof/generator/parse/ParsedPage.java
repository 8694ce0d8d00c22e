package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ovenproof.generator.page.Page;

/**
 * A page and the state of its files when it was parsed.
 *
 * @param stamps size, time and identity of each file, empty for one that did not exist
 * @param paths the files and all folders that they are in
 */
record ParsedPage(Page page, Map<Path, String> stamps, Set<Path> paths) {

  static ParsedPage of(Path file, Page page) {
    Map<Path, String> stamps = new HashMap<>();
    note(file, stamps);
    page.includes().forEach(include -> note(include, stamps));
    Set<Path> paths = new HashSet<>();
    for (Path each : stamps.keySet()) {
      for (Path path = each; path != null && paths.add(path); ) {
        path = path.getParent();
      }
    }
    return new ParsedPage(page, stamps, paths);
  }

  /** A link has not changed where the file has that it leads to. */
  private static void note(Path file, Map<Path, String> stamps) {
    stamps.put(file, stamp(file));
    try {
      Path target = file.toRealPath();
      stamps.put(target, stamp(target));
    } catch (IOException missing) {
      // It leads nowhere.
    }
  }

  /** Whether it is made of some files, or of what is in some folders. */
  boolean dependsOn(Set<Path> some) {
    for (Path path : some) {
      if (paths.contains(path)) {
        return true;
      }
    }
    return false;
  }

  boolean isCurrent() {
    return stamps.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(stamp(entry.getKey())));
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.size()
          + " "
          + attributes.lastModifiedTime().toInstant()
          + " "
          + attributes.fileKey();
    } catch (IOException missing) {
      return "";
    }
  }
}
