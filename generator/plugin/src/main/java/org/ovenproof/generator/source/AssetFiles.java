package org.ovenproof.generator.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jbake.app.FileUtil;
import org.jbake.app.configuration.JBakeConfiguration;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.settings.Reach;
import org.ovenproof.generator.settings.SiteSettings;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The files that JBake's {@code Asset} copies into the site.
 *
 * @param byAddress each file by its address
 * @param problems what is wrong with links among them
 */
public record AssetFiles(Map<String, Path> byAddress, List<Problem> problems) {

  /** No files at all. */
  public static final AssetFiles NONE = new AssetFiles(Map.of(), List.of());

  /** Looks at all files. */
  public static AssetFiles read(SiteSettings settings) {
    Reading reading = new Reading(settings);
    try {
      reading.readAll();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new AssetFiles(reading.files, reading.problems());
  }

  /** Whether there is one at an address, in whatever form its name is written. */
  public boolean has(String address) {
    return byAddress.containsKey(address)
        || byAddress.keySet().stream().anyMatch(each -> Names.nfc(each).equals(address));
  }

  private static final class Reading extends FolderReading {

    private final JBakeConfiguration configuration;
    private final Path folder;
    private final Map<String, Path> files = new TreeMap<>();

    private Reading(SiteSettings settings) {
      super(settings.project(), settings.assets(), Reach.of(settings));
      this.configuration = settings.jbake();
      this.folder = settings.assets();
    }

    @Override
    boolean isLeftOut(Path inner) {
      return !isRoot(inner) && isIgnored(inner)
          || !FileUtil.directoryOnlyIfNotIgnored(inner.toFile(), configuration);
    }

    @Override
    void take(Path file) {
      if (!isIgnored(file)) {
        files.put(SourceLine.path(folder, file), file);
      }
    }

    private boolean isIgnored(Path file) {
      return configuration.getAssetIgnoreHidden() && file.toFile().isHidden();
    }
  }
}
