package org.ovenproof.generator.publish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ovenproof.generator.page.Html;

/** The ways in which a text may stand in a file that is published. */
final class Spellings {

  private static final Pattern ESCAPED = Pattern.compile("%[0-9A-F]{2}");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\.*", Pattern.DOTALL);

  /** Fewer letters of Base64 stand in many a picture by chance. */
  private static final int SHORTEST_BASE64 = 10;

  private Spellings() {}

  /** Returns the text as it is, and as HTML, JSON, addresses, Java and Base64 write it. */
  static Set<String> of(String text) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(text);
    spellings.add(Html.escape(text));
    spellings.add(Html.escape(text).replace("&#39;", "&#x27;").replace("/", "&#x2F;"));
    spellings.add(Html.escape(text).replace("&#39;", "'").replace("&quot;", "\""));
    String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
    spellings.add(json);
    spellings.add(json.replace("/", "\\/"));
    spellings.add(unicode(json, ""));
    spellings.add(unicode(json, "'<>&="));
    spellings.add(Html.escape(json));
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    spellings.add(encoded);
    String spaced = encoded.replace("+", "%20");
    spellings.add(spaced);
    spellings.add(spaced.replace("%2F", "/").replace("%3A", ":"));
    spellings.add(
        ESCAPED.matcher(spaced).replaceAll(each -> each.group().toLowerCase(Locale.ROOT)));
    addBase64(text, spellings);
    return spellings;
  }

  /** Returns the ways to write a folder: on Windows also those of other shells and of addresses. */
  static Set<String> ofFolder(String folder) {
    Set<String> spellings = new LinkedHashSet<>(of(folder));
    if (DRIVE.matcher(folder).matches()) {
      String slashes = folder.replace('\\', '/');
      String below = slashes.substring(2);
      String drive = slashes.substring(0, 1).toLowerCase(Locale.ROOT);
      spellings.addAll(of(slashes));
      spellings.add("/" + drive + below);
      spellings.add("/mnt/" + drive + below);
      spellings.add(drive + folder.substring(1));
      spellings.add(drive + slashes.substring(1));
    }
    return spellings;
  }

  /** Adds what a text looks like in Base64, with none, one or two bytes before it. */
  private static void addBase64(String text, Set<String> spellings) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      // Letters that share their bits with what is before or behind it may be any.
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST_BASE64) {
        spellings.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
        spellings.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
      }
    }
  }

  /** Returns a text with some characters, and those that are not ASCII, as Java and JSON may. */
  private static String unicode(String text, String some) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean plain = c < 128 && some.indexOf(c) < 0;
      escaped.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return escaped.toString();
  }
}
