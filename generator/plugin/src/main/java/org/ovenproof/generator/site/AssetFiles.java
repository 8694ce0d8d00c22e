package org.ovenproof.generator.site;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jbake.app.FileUtil;
import org.jbake.app.configuration.JBakeConfiguration;

/** The files that JBake's {@code Asset} copies into the site. */
final class AssetFiles {

  private final JBakeConfiguration configuration;

  AssetFiles(SiteSettings settings) {
    this.configuration = settings.jbake();
  }

  /** Whether there is one at an address. */
  boolean has(String address) {
    Path folder = configuration.getAssetFolder().toPath();
    try {
      Path file = Names.resolve(folder, address).normalize();
      return file.startsWith(folder) && Files.isRegularFile(file);
    } catch (InvalidPathException noName) {
      return false;
    }
  }

  /** Returns each file by its address. */
  Map<String, Path> byAddress() {
    Map<String, Path> files = new TreeMap<>();
    add(configuration.getAssetFolder(), "", files);
    return files;
  }

  private void add(File folder, String address, Map<String, Path> files) {
    File[] children = folder.listFiles(this::isPublished);
    if (children == null) {
      return;
    }
    for (File child : children) {
      if (child.isFile()) {
        files.put(address + child.getName(), child.toPath());
      } else {
        add(child, address + child.getName() + "/", files);
      }
    }
  }

  private boolean isPublished(File file) {
    boolean hidden = configuration.getAssetIgnoreHidden() && file.isHidden();
    return !hidden && (file.isFile() || FileUtil.directoryOnlyIfNotIgnored(file, configuration));
  }
}
