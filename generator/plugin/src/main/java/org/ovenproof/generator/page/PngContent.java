package org.ovenproof.generator.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.ovenproof.generator.cache.Digest;

/**
 * What a PNG holds, apart from how it is compressed: each JDK brings a compressor of its own, and
 * the same pixels have other bytes with another one (W3C PNG, third edition, 4.6 and 11.2).
 */
public final class PngContent {

  private static final int SIGNATURE_BYTES = 8;
  private static final String COMPRESSED = "IDAT";

  /** Size and kind of pixels, the palette, and what of it is transparent. */
  private static final Set<String> FORMAT = Set.of("IHDR", "PLTE", "tRNS");

  private PngContent() {}

  /** Returns the digest of the pixels; that of the bytes where they are no PNG. */
  public static String digest(byte[] png) {
    Digest content = new Digest();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(png))) {
      in.skipNBytes(SIGNATURE_BYTES);
      while (in.available() > 0) {
        int length = in.readInt();
        String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        byte[] data = in.readNBytes(length);
        in.readInt();
        if (FORMAT.contains(type)) {
          content.add(type).add(data);
        } else if (type.equals(COMPRESSED)) {
          compressed.write(data);
        }
      }
      InflaterInputStream pixels =
          new InflaterInputStream(new ByteArrayInputStream(compressed.toByteArray()));
      return content.add(pixels.readAllBytes()).hex();
    } catch (IOException | IllegalArgumentException noPng) {
      return new Digest().add(png).hex();
    }
  }
}
