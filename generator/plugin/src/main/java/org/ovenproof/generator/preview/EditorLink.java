package org.ovenproof.generator.preview;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address at which the author's editor shows a line of a file.
 *
 * @param project the folder that files must be in
 * @param template the address with {@code {file}}, {@code {line}} and {@code {column}} in it
 */
record EditorLink(Path project, String template) {

  private static final Pattern PLACE = Pattern.compile("(.+?)(?::(\\d{1,9}))?(?::(\\d{1,9}))?");

  /**
   * Returns the address of a place.
   *
   * @param place {@code file}, {@code file:line} or {@code file:line:column}, the file from the
   *     project's folder on
   */
  Optional<String> to(String place) {
    Matcher parts = PLACE.matcher(place);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Path file;
    try {
      file = project.resolve(parts.group(1)).normalize();
      // What a link in the project leads to may lie anywhere.
      if (!file.startsWith(project)
          || !Files.isRegularFile(file)
          || !file.toRealPath().startsWith(project.toRealPath())) {
        return Optional.empty();
      }
    } catch (IOException | InvalidPathException noFile) {
      return Optional.empty();
    }
    return Optional.of(
        template
            .replace("{file}", encoded(file))
            .replace("{line}", parts.group(2) == null ? "1" : parts.group(2))
            .replace("{column}", parts.group(3) == null ? "1" : parts.group(3)));
  }

  private static String encoded(Path file) {
    return URLEncoder.encode(file.toString().replace('\\', '/'), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/");
  }
}
