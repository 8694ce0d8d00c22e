package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The words of the templates in every language, from {@code templates/text/<language>.properties}.
 *
 * @param byLanguage the words of each language by their keys
 * @param problems what is missing
 */
record Words(Map<String, Map<String, String>> byLanguage, List<Problem> problems) {

  /** Reads the words of some languages; a language without a file has none. */
  static Words read(Path project, Path templates, List<String> languages) throws IOException {
    Map<String, Map<String, String>> byLanguage = new TreeMap<>();
    for (String language : languages) {
      Path file = fileOf(templates, language);
      Properties properties = new Properties();
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          properties.load(reader);
        }
      }
      Map<String, String> words = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
      byLanguage.put(language, words);
    }
    List<Problem> problems = new ArrayList<>();
    byLanguage.forEach(
        (language, words) ->
            byLanguage.forEach(
                (other, theirs) ->
                    theirs.keySet().stream()
                        .filter(key -> !words.containsKey(key))
                        .forEach(
                            key ->
                                problems.add(
                                    Problems.missingWord(
                                        name(project, templates, language),
                                        key,
                                        name(project, templates, other))))));
    return new Words(byLanguage, problems);
  }

  private static Path fileOf(Path templates, String language) {
    return templates.resolve("text").resolve(language + ".properties");
  }

  private static String name(Path project, Path templates, String language) {
    return SourceLine.path(project, fileOf(templates, language));
  }

  /** Returns the words of a language; those of the first, if it is none. */
  Map<String, String> of(String language) {
    return byLanguage.getOrDefault(
        language, byLanguage.isEmpty() ? Map.of() : byLanguage.values().iterator().next());
  }
}
