package org.ovenproof.generator.output;

import java.util.Map;
import java.util.TreeMap;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.page.PngContent;

/** The picture files of the site, named by their pixels: the same picture has the same address. */
public final class Pictures {

  private static final int NAME_LENGTH = 16;

  private final Map<String, byte[]> files = new TreeMap<>();

  /** Adds a picture and returns its address from the site's folder on. */
  String add(Picture picture) {
    String name = PngContent.digest(picture.png()).substring(0, NAME_LENGTH);
    String address = "pictures/" + name + ".png";
    files.put(address, picture.png());
    return address;
  }

  /** Returns the bytes of each picture by its address. */
  public Map<String, byte[]> files() {
    return files;
  }
}
