package org.ovenproof.generator.snippet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of files, tags and ids as authors write them. One name may be written in several ways
 * that look the same: a Mac writes 한 as three letters that are shown as one syllable (Unicode, UAX
 * #15).
 */
public final class Names {

  private static final Pattern ADDRESS = Pattern.compile("\\s(?:id|name|href)=\"[^\"]*\"");

  private Names() {}

  /** Returns the form in which names are compared. */
  public static String nfc(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Returns HTML with the ids in it, and the addresses that it leads to, in that form. */
  public static String nfcAddresses(String html) {
    return Normalizer.isNormalized(html, Normalizer.Form.NFC)
        ? html
        : ADDRESS.matcher(html).replaceAll(found -> Matcher.quoteReplacement(nfc(found.group())));
  }

  /**
   * Returns the file that is meant by a name: the one of just this name, or else one whose name
   * looks the same, or else one that is not there.
   */
  public static Path resolve(Path folder, String name) {
    Path file = folder.resolve(name);
    boolean ascii = name.chars().allMatch(c -> c < 128);
    return ascii || Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : alike(file);
  }

  private static Path alike(Path file) {
    Path parent = file.getParent();
    if (parent == null || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return file;
    }
    Path folder = alike(parent);
    String name = nfc(file.getFileName().toString());
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> found =
          files
              .filter(each -> nfc(each.getFileName().toString()).equals(name))
              .sorted()
              .findFirst();
      return found.orElseGet(() -> folder.resolve(file.getFileName()));
    } catch (IOException noFolder) {
      return file;
    }
  }

  /** Returns a name without what cannot be printed. */
  public static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  /** Whether the system's locale has letters for a name. */
  public static boolean areReadable(String name) {
    try {
      return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
          .newEncoder()
          .canEncode(name);
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException unknown) {
      return true;
    }
  }
}
