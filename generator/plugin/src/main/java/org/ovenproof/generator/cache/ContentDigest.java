package org.ovenproof.generator.cache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Digests of what is in folders and archives, wherever they lie: a folder of classes and the jar
 * made from it have the same digest. Those of archives are remembered by path and {@link
 * FileState}.
 */
public final class ContentDigest {

  /** What a manifest says of who made the archive and when, which changes nothing that runs. */
  private static final Set<String> OF_BUILDER =
      Set.of(
          "Manifest-Version",
          "Archiver-Version",
          "Created-By",
          "Originally-Created-By",
          "Built-By",
          "Build-Jdk",
          "Build-Jdk-Spec",
          "Java-Version",
          "Bnd-LastModified",
          "Tool");

  private static final String MEMORY = "archive.digests";

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
    String state = FileState.of(path).text() + " " + path;
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
        add(digest, file.getKey(), Files.readAllBytes(file.getValue()));
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
          add(digest, entry.getName(), in.readAllBytes());
        }
      }
    }
    return digest.hex();
  }

  private static String ofFile(Path file) throws IOException {
    return new Digest().add(Files.readAllBytes(file)).hex();
  }

  /** Maven repeats there what it was told, with the time; {@code SiteSettings} has the versions. */
  private static boolean matters(String name) {
    return !name.startsWith("META-INF/maven/");
  }

  private static void add(Digest digest, String name, byte[] content) throws IOException {
    if (!name.equals(JarFile.MANIFEST_NAME)) {
      digest.add(name).add(content);
      return;
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(content));
    Map<String, Attributes> sections = new TreeMap<>(manifest.getEntries());
    sections.put("", manifest.getMainAttributes());
    for (Map.Entry<String, Attributes> section : sections.entrySet()) {
      Map<String, String> told = new TreeMap<>();
      section.getValue().forEach((key, value) -> told.put(key.toString(), value.toString()));
      told.keySet().removeAll(OF_BUILDER);
      if (!told.isEmpty()) {
        digest.add(name).add(section.getKey());
        told.forEach((key, value) -> digest.add(key).add(value));
      }
    }
  }
}
