package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The folder that the preview serves, and the pages of it with the preview's script in them.
 * Written by one thread, read by many.
 */
final class PreviewFolder {

  private static final String SCRIPT =
      "<script src=\"/_preview/preview.js?bake=%d\"></script>\n</head>";

  private final Path folder;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Map<String, String> assets = new HashMap<>();
  private volatile long bake;

  PreviewFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /**
   * Returns a page as it is now, with a script that asks for whatever comes later.
   *
   * @param address the page's, ending in {@code .html}
   */
  Optional<byte[]> page(String address) {
    // First the number, then the page: one that is newer than its number is only loaded twice.
    long number = bake;
    return Optional.ofNullable(pages.get(address)).map(html -> withScript(html, number));
  }

  /**
   * Brings the folder to a state of the site and returns the addresses of what changed.
   *
   * @param files the bytes of pages and pictures by their addresses
   * @param assetFolder the folder whose files are served beside them
   * @param number the number of this state, larger than those before
   */
  Set<String> update(Map<String, byte[]> files, Path assetFolder, long number) throws IOException {
    Files.createDirectories(folder);
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!Arrays.equals(pages.get(file.getKey()), file.getValue())) {
        write(file.getKey(), file.getValue());
        changed.add(file.getKey());
      }
    }
    Map<String, String> stamps = copyAssets(assetFolder, changed);
    Set<String> gone = new TreeSet<>(pages.keySet());
    gone.addAll(assets.keySet());
    gone.removeAll(files.keySet());
    gone.removeAll(stamps.keySet());
    for (String address : gone) {
      Files.deleteIfExists(folder.resolve(address));
      changed.add(address);
    }
    pages.putAll(files);
    pages.keySet().retainAll(files.keySet());
    assets.clear();
    assets.putAll(stamps);
    bake = number;
    return changed;
  }

  private void write(String address, byte[] bytes) throws IOException {
    Path file = folder.resolve(address);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  static byte[] withScript(byte[] html, long bake) {
    return new String(html, StandardCharsets.UTF_8)
        .replaceFirst("(?i)</head>", SCRIPT.formatted(bake))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> copyAssets(Path assetFolder, Set<String> changed) throws IOException {
    Map<String, String> stamps = new HashMap<>();
    if (!Files.isDirectory(assetFolder)) {
      return stamps;
    }
    try (Stream<Path> walk = Files.walk(assetFolder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String address = SourceLine.path(assetFolder, file);
        String stamp = Files.getLastModifiedTime(file).toInstant() + " " + Files.size(file);
        stamps.put(address, stamp);
        if (!stamp.equals(assets.get(address))) {
          write(address, Files.readAllBytes(file));
          changed.add(address);
        }
      }
    }
    return stamps;
  }
}
