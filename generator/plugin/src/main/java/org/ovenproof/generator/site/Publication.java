package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jbake.app.Asset;

/** Puts a rendered site in the place of the one before, whole or not at all. */
final class Publication {

  private final SiteSettings settings;

  Publication(SiteSettings settings) {
    this.settings = settings;
  }

  /** Publishes files by their addresses, and the assets. */
  void publish(Map<String, byte[]> files) throws IOException {
    Path site = settings.output();
    Path next = site.resolveSibling(site.getFileName() + ".next");
    Path previous = site.resolveSibling(site.getFileName() + ".previous");
    recover();
    delete(next);
    delete(previous);
    write(files, next);
    if (Files.exists(site)) {
      Files.move(site, previous);
    }
    Files.move(next, site);
    delete(previous);
  }

  /** Puts the site back that a build had moved away when it was killed between its two moves. */
  void recover() throws IOException {
    Path site = settings.output();
    Path previous = site.resolveSibling(site.getFileName() + ".previous");
    if (!Files.exists(site) && Files.exists(previous)) {
      Files.move(previous, site);
    }
  }

  private void write(Map<String, byte[]> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    settings.jbake().setDestinationFolder(folder.toFile());
    Asset assets = new Asset(settings.jbake());
    assets.copy();
    List<Throwable> errors = assets.getErrors();
    if (!errors.isEmpty()) {
      throw new IOException(
          "the assets cannot be copied: " + errors.get(0).getMessage(), errors.get(0));
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
