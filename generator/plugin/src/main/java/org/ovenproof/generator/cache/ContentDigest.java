package org.ovenproof.generator.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Digests of what is in folders and archives, wherever they lie: a folder of classes and the jar
 * made from it have the same digest. Those of archives are remembered by path, size and time.
 */
public final class ContentDigest {

  private static final String MEMORY = "archives.digests";

  private final Path memoryFile;
  private final Map<String, String> memory = new ConcurrentHashMap<>();

  /** Remembers in {@code folder}, which need not exist. */
  public ContentDigest(Path folder) {
    this.memoryFile = folder.resolve(MEMORY);
    try {
      for (String line : Files.readAllLines(memoryFile)) {
        int space = line.indexOf(' ');
        if (space == 64) {
          memory.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    } catch (IOException forgotten) {
      // Nothing is remembered, so everything is read.
    }
  }

  /**
   * Returns the digest of the content of {@code path}, a folder, an archive or another file; of one
   * that does not exist, that of an empty folder.
   */
  public String of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return ofFolder(path);
    }
    if (!Files.exists(path)) {
      return new Digest().hex();
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    String state = attributes.size() + " " + attributes.lastModifiedTime().toInstant() + " " + path;
    String known = memory.get(state);
    if (known != null) {
      return known;
    }
    String digest = path.toString().endsWith(".jar") ? ofArchive(path) : ofFile(path);
    memory.put(state, digest);
    return digest;
  }

  /** Writes down what it knows for the next build; a failure to do so costs time only. */
  public void remember() {
    try {
      List<String> lines =
          memory.entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .sorted()
              .toList();
      WholeFile.write(memoryFile, String.join("\n", lines) + "\n");
    } catch (IOException notRemembered) {
      // The next build reads the archives again.
    }
  }

  private static String ofFolder(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(SourceLine.path(folder, file), file));
    }
    Digest digest = new Digest();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (matters(file.getKey())) {
        digest.add(file.getKey()).add(Files.readAllBytes(file.getValue()));
      }
    }
    return digest.hex();
  }

  private static String ofArchive(Path archive) throws IOException {
    Digest digest = new Digest();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && matters(entry.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          digest.add(entry.getName()).add(in.readAllBytes());
        }
      }
    }
    return digest.hex();
  }

  private static String ofFile(Path file) throws IOException {
    return new Digest().add(Files.readAllBytes(file)).hex();
  }

  /** Maven writes the time and the name of the builder there, which change nothing that runs. */
  private static boolean matters(String name) {
    return !name.equals("META-INF/MANIFEST.MF") && !name.startsWith("META-INF/maven/");
  }
}
