package org.ovenproof.generator.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * What a bake wrote into a folder, kept in that folder: all else there belongs to others.
 *
 * @param files the check sum of each file by its address
 */
record Manifest(Map<String, String> files) {

  /** Its own file. */
  static final String FILE = ".ovenproof-manifest";

  static final Manifest EMPTY = new Manifest(Map.of());

  private static final String FORM = "ovenproof site 1";

  Manifest {
    files = new TreeMap<>(files);
  }

  /** Returns what a folder says that a bake wrote into it; nothing, if it does not say so. */
  static Optional<Manifest> in(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      String[] lines = Files.readString(file).split("\n");
      Map<String, String> files = new TreeMap<>();
      for (int at = 1; at < lines.length; at++) {
        int space = lines[at].indexOf(' ');
        String address = lines[at].substring(space + 1);
        if (space <= 0 || !isInside(folder, address)) {
          return Optional.empty();
        }
        files.put(address, lines[at].substring(0, space));
      }
      return lines[0].equals(FORM) ? Optional.of(new Manifest(files)) : Optional.empty();
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean isInside(Path folder, String address) {
    Path file = folder.resolve(address);
    return file.equals(file.normalize()) && file.startsWith(folder) && !file.equals(folder);
  }

  /** Returns that of a folder in which all is ours. */
  static Manifest of(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(SourceLine.path(folder, file), sum(file));
      }
    }
    files.remove(FILE);
    return new Manifest(files);
  }

  /** Returns what either has written. */
  Manifest and(Manifest other) {
    Map<String, String> all = new TreeMap<>(files);
    all.putAll(other.files);
    return new Manifest(all);
  }

  boolean has(String address) {
    return address.equals(FILE) || files.containsKey(address);
  }

  /** Whether a file in a folder is still what a bake wrote there, as far as one can tell. */
  boolean isAsWritten(Path folder, String address) {
    try {
      Path file = folder.resolve(address);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && sum(file).equals(files.get(address));
    } catch (IOException unreadable) {
      return false;
    }
  }

  void write(Path folder) throws IOException {
    WholeFile.write(
        folder.resolve(FILE),
        files.entrySet().stream()
            .map(file -> file.getValue() + " " + file.getKey() + "\n")
            .collect(Collectors.joining("", FORM + "\n", "")));
  }

  /** It tells an edit from none; nobody has to be kept from forging one. */
  private static String sum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] bytes = Files.readAllBytes(file);
    sum.update(bytes);
    return "%08x-%x".formatted(sum.getValue(), bytes.length);
  }
}
