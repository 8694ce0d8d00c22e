package org.ovenproof.generator.preview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ovenproof.generator.live.LiveSite;

/**
 * The folder that the preview serves, and the pages of it with the preview's script in them.
 * Written by one thread, read by many.
 */
final class PreviewFolder {

  private static final String SCRIPT = "<script src=\"/_preview/preview.js?bake=%s\"></script>\n";

  /** Where the head of a page may end, whose tags may all be left out (HTML, 13.1.2.4). */
  private static final List<Pattern> ENDS_OF_HEAD =
      Stream.of("(?=</head\\b)", "(?=<body\\b)", "(?<=</title>)", "(?<=<!doctype html>)", "")
          .map(place -> Pattern.compile(place, Pattern.CASE_INSENSITIVE))
          .toList();

  private final Path folder;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> places = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> addressesOfPages = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();
  private final Map<String, String> assets = new HashMap<>();

  /** The number of the state in which a file became what it is. */
  private final Map<String, Long> changes = new ConcurrentHashMap<>();

  private volatile long number;

  /** Begins empty, with a number that is larger than all of an earlier preview's. */
  PreviewFolder(Path folder, long number) {
    this.folder = folder;
    this.number = number;
  }

  Path path() {
    return folder;
  }

  /** Returns the number of the state that the folder is in. */
  long number() {
    return number;
  }

  /**
   * Returns a page as it is now, with a script that asks for whatever comes later.
   *
   * @param address the page's, ending in {@code .html}
   */
  Optional<byte[]> page(String address) {
    // First the number, then the page: one that is newer than its number is only looked at twice.
    long now = number;
    return Optional.ofNullable(files.get(address)).map(html -> withScript(html, now));
  }

  /** Returns the addresses of what has changed after a state. */
  Set<String> changedSince(long state) {
    return changes.entrySet().stream()
        .filter(change -> change.getValue() > state)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns where a snippet of a page stands, or by an empty name the page. */
  Optional<String> place(String page, String snippetId) {
    return Optional.ofNullable(places.getOrDefault(page, Map.of()).get(snippetId));
  }

  /** Replaces a page and what belongs to it and returns the addresses of what changed. */
  Set<String> put(LiveSite.Rendered rendered) throws IOException {
    String page = rendered.address();
    Map<String, byte[]> now = rendered.files();
    places.put(page, rendered.places());
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<String, byte[]> file : now.entrySet()) {
      if (!Arrays.equals(files.get(file.getKey()), file.getValue())) {
        write(file.getKey(), file.getValue());
        files.put(file.getKey(), file.getValue());
        changed.add(file.getKey());
      }
    }
    Set<String> before = addressesOfPages.put(page, Set.copyOf(now.keySet()));
    now.keySet().forEach(address -> holders.merge(address, 1, Integer::sum));
    letGo(before == null ? Set.of() : before, changed);
    note(changed);
    return changed;
  }

  /** Deletes pages and what belongs to them alone, and returns the addresses of what is gone. */
  Set<String> remove(Set<String> pages) throws IOException {
    Set<String> changed = new TreeSet<>();
    for (String page : pages) {
      places.remove(page);
      Set<String> addresses = addressesOfPages.remove(page);
      letGo(addresses == null ? Set.of() : addresses, changed);
    }
    note(changed);
    return changed;
  }

  private void letGo(Set<String> addresses, Set<String> changed) throws IOException {
    for (String address : addresses) {
      if (holders.merge(address, -1, Integer::sum) == 0) {
        holders.remove(address);
        files.remove(address);
        Files.deleteIfExists(folder.resolve(address));
        changed.add(address);
      }
    }
  }

  /** Brings the assets to what they are now and returns the addresses of what changed. */
  Set<String> putAssets(Map<String, Path> now) throws IOException {
    Set<String> changed = new TreeSet<>();
    Map<String, String> stamps = new HashMap<>();
    for (Map.Entry<String, Path> asset : now.entrySet()) {
      String address = asset.getKey();
      try {
        String stamp = stamp(asset.getValue());
        if (!stamp.equals(assets.get(address))) {
          write(address, Files.readAllBytes(asset.getValue()));
          changed.add(address);
        }
        stamps.put(address, stamp);
      } catch (NoSuchFileException vanished) {
        // It is one of those that are gone.
      }
    }
    for (String gone : assets.keySet()) {
      if (!stamps.containsKey(gone)) {
        Files.deleteIfExists(folder.resolve(gone));
        changed.add(gone);
      }
    }
    assets.clear();
    assets.putAll(stamps);
    note(changed);
    return changed;
  }

  private static String stamp(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant() + " " + Files.size(file);
  }

  private void note(Set<String> changed) {
    long next = number + 1;
    for (String address : changed) {
      if (files.containsKey(address) || assets.containsKey(address) || address.endsWith(".html")) {
        changes.put(address, next);
      } else {
        changes.remove(address);
      }
    }
    number = next;
  }

  private void write(String address, byte[] bytes) throws IOException {
    Path file = folder.resolve(address);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  static byte[] withScript(byte[] html, long bake) {
    String text = new String(html, StandardCharsets.UTF_8);
    int at =
        ENDS_OF_HEAD.stream()
            .map(place -> place.matcher(text))
            .filter(Matcher::find)
            .findFirst()
            .orElseThrow()
            .start();
    return (text.substring(0, at) + SCRIPT.formatted(bake) + text.substring(at))
        .getBytes(StandardCharsets.UTF_8);
  }
}
