package org.ovenproof.generator.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;

/**
 * Looks through what is to be published for what only the machine of the build should know: its
 * folders, and the values of variables whose names say that they are secret.
 */
final class LeakScan {

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(secret|token|passw|passphrase|credential|api_?key|private_?key).*");

  /** A shorter value stands in many a text by chance. */
  private static final int SHORTEST_SECRET = 8;

  /** {@code /} or {@code /tmp} say nothing about a machine. */
  private static final int SHORTEST_FOLDER = 6;

  private final Map<String, String> leaks = new LinkedHashMap<>();

  /**
   * Looks for the folders and the secrets of a build.
   *
   * @param folders folders by what they are, such as {@code the project's folder}
   * @param environment the environment of the build
   */
  LeakScan(Map<String, String> folders, Map<String, String> environment) {
    new TreeMap<>(folders)
        .forEach(
            (what, folder) -> {
              if (folder.length() >= SHORTEST_FOLDER) {
                leaks.put(folder, "the path of " + what);
              }
            });
    secrets(environment)
        .forEach(
            (name, value) -> leaks.put(value, "the value of the environment variable " + name));
  }

  /** Returns those variables whose values must not stand in the site. */
  static Map<String, String> secrets(Map<String, String> environment) {
    Map<String, String> secrets = new TreeMap<>(environment);
    secrets
        .entrySet()
        .removeIf(
            variable ->
                !SECRET_NAME.matcher(variable.getKey()).matches()
                    || variable.getValue().length() < SHORTEST_SECRET);
    return secrets;
  }

  /**
   * Returns what of it stands in files, a problem for each file and leak; never the secret itself.
   */
  List<Problem> problems(Map<String, byte[]> files) {
    List<Problem> problems = new ArrayList<>();
    files.forEach(
        (address, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          leaks.forEach(
              (value, what) -> {
                int at = text.indexOf(value);
                if (at >= 0) {
                  int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
                  problems.add(Problems.leak(address, line, what));
                }
              });
        });
    return problems;
  }
}
