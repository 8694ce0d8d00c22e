package org.ovenproof.generator.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * The words of the templates in every language, from {@code templates/text/<language>.properties}.
 *
 * @param byLanguage the words of each language by their keys
 * @param problems what is missing
 */
public record Words(Map<String, Map<String, String>> byLanguage, List<Problem> problems) {

  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");

  /** What stands for bytes that are no character. */
  private static final Pattern NO_CHARACTER = Pattern.compile("\uFFFD");

  /** Reads the words of some languages; a language without a file has none. */
  public static Words read(Path project, Path templates, List<String> languages)
      throws IOException {
    Map<String, Map<String, String>> byLanguage = new TreeMap<>();
    List<Problem> broken = new ArrayList<>();
    for (String language : languages) {
      Path file = fileOf(templates, language);
      Properties properties = new Properties();
      if (Files.exists(file)) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
          properties.load(new StringReader(text));
        } catch (CharacterCodingException notUtf8) {
          broken.add(broken(project, file, text, NO_CHARACTER, "it is not UTF-8"));
        } catch (IllegalArgumentException cutOff) {
          String message = "a \\u is not followed by four hexadecimal digits";
          broken.add(broken(project, file, text, BROKEN_ESCAPE, message));
        }
      }
      Map<String, String> words = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
      byLanguage.put(language, words);
    }
    if (!broken.isEmpty()) {
      // What is missing in one that cannot be read is not known.
      return new Words(byLanguage, broken);
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

  private static Problem broken(
      Path project, Path file, String text, Pattern what, String message) {
    Matcher found = what.matcher(text);
    int at = found.find() ? found.start() : 0;
    int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;
    return Problems.brokenProperties(
        new Location(SourceLine.path(project, file), line, 1),
        message,
        "lines are name=value in UTF-8, and \\u is followed by four hexadecimal digits");
  }

  private static Path fileOf(Path templates, String language) {
    return templates.resolve("text").resolve(language + ".properties");
  }

  private static String name(Path project, Path templates, String language) {
    return SourceLine.path(project, fileOf(templates, language));
  }

  /** Returns the words of a language; those of the first, if it is none. */
  public Map<String, String> of(String language) {
    return byLanguage.getOrDefault(
        language, byLanguage.isEmpty() ? Map.of() : byLanguage.values().iterator().next());
  }

  /** Returns those words whose keys begin with something, whatever is missing. */
  public Words startingWith(String prefix) {
    Map<String, Map<String, String>> some = new TreeMap<>();
    byLanguage.forEach(
        (language, words) -> {
          Map<String, String> own = new TreeMap<>(words);
          own.keySet().removeIf(key -> !key.startsWith(prefix));
          some.put(language, own);
        });
    return new Words(some, List.of());
  }
}
