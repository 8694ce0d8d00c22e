package org.ovenproof.generator.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.ovenproof.generator.snippet.Location;

/**
 * The text of a file that an author edits. Bytes that are no text are replaced, so that the rest
 * can be read, and the place of the first is told.
 *
 * @param text the text, without a byte order mark
 * @param flaw the first thing that is no text, if there is one
 */
public record SourceText(String text, Optional<Flaw> flaw) {

  /** Nobody writes so much by hand, and what is larger costs more memory than a build has. */
  public static final int LARGEST_MEGABYTES = 16;

  private static final int LARGEST = LARGEST_MEGABYTES << 20;

  /** Reads a file whose encoding is said, or UTF-8, or what its byte order mark says. */
  public static SourceText of(byte[] bytes, Charset said) {
    Charset charset = said;
    int start = 0;
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      start = 3;
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      start = 2;
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      start = 2;
    }
    return decode(ByteBuffer.wrap(bytes, start, bytes.length - start), charset);
  }

  /** Whether a file is too large to be read. */
  public static boolean isTooLarge(Path file) throws IOException {
    return Files.size(file) > LARGEST;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int index = 0; index < mark.length; index++) {
      if (index >= bytes.length || (bytes[index] & 0xFF) != mark[index]) {
        return false;
      }
    }
    return true;
  }

  private static SourceText decode(ByteBuffer bytes, Charset charset) {
    CharsetDecoder strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer decoded =
        CharBuffer.allocate((int) (bytes.remaining() * (double) strict.maxCharsPerByte()) + 1);
    ByteBuffer rest = bytes.duplicate();
    CoderResult result = strict.decode(rest, decoded, true);
    String before = decoded.flip().toString();
    int nul = before.indexOf('\0');
    if (nul >= 0) {
      return new SourceText(before, Optional.of(Flaw.at(before.substring(0, nul), charset, "00")));
    }
    if (!result.isError()) {
      return new SourceText(before, Optional.empty());
    }
    String bad = HexFormat.of().withUpperCase().toHexDigits(rest.get(rest.position()));
    return new SourceText(
        charset.decode(bytes.duplicate()).toString(), Optional.of(Flaw.at(before, charset, bad)));
  }

  /**
   * A byte that is part of no text.
   *
   * @param line from 1
   * @param column from 1
   * @param encoding the name of the encoding in which it is part of no text
   * @param hex the byte, in two digits
   */
  public record Flaw(int line, int column, String encoding, String hex) {

    private static Flaw at(String before, Charset charset, String hex) {
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      return new Flaw(line, before.length() - before.lastIndexOf('\n'), charset.name(), hex);
    }

    /** Returns where it is in a file. */
    public Location in(String path) {
      return new Location(path, line, column);
    }

    /** Whether it stands in files of bytes, and in texts of two bytes a letter. */
    public boolean isNul() {
      return hex.equals("00");
    }
  }
}
