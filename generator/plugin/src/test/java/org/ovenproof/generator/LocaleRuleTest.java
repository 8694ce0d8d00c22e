package org.ovenproof.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code of ours asks the machine how it writes numbers and letters. */
class LocaleRuleTest {

  /** A conversion whose digits, separators or letters are those of a locale. */
  private static final Pattern LOCALIZED =
      Pattern.compile("%(?:\\d+\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?[defgtSXEGT]");

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  private static final Pattern WITHOUT_LOCALE =
      Pattern.compile(
          "\\.to(?:Upper|Lower)Case\\(\\)"
              + "|(?:Number|Decimal|DateTime)Format\\w*\\.(?:get\\w*Instance|ofPattern)\\([^,)]*\\)"
              + "|new (?:Decimal|SimpleDate)Format\\((?:[^,()]|\\([^()]*\\))*\\)"
              + "|\\.printf\\(\\s*\"");

  @Test
  void numbers_and_letters_are_written_without_the_locale_of_the_machine() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String module : List.of("display", "worker", "plugin", "junit")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
          files++;
          found.addAll(in(source.getFileName().toString(), Files.readString(source)));
        }
      }
    }
    assertThat(files).isGreaterThan(100);
    assertThat(found).isEmpty();
  }

  @Test
  void what_depends_on_the_locale_is_found() {
    assertThat(in("A", "a = \"%s and %d\".formatted(1, 2);")).hasSize(1);
    assertThat(in("A", "a = String.format(\"%,.2f\", 2);")).hasSize(1);
    assertThat(in("A", "a = String.format(Locale.ROOT, \"%,.2f\", 2);")).isEmpty();
    assertThat(in("A", "a = \"%s 100%%\".formatted(1);")).isEmpty();
    assertThat(in("A", "a = name.toUpperCase();")).hasSize(1);
    assertThat(in("A", "a = name.toUpperCase(Locale.ROOT);")).isEmpty();
  }

  private static List<String> in(String file, String source) {
    List<String> found = new ArrayList<>();
    Matcher strings = STRING.matcher(source);
    while (strings.find()) {
      String before = source.substring(0, strings.start()).stripTrailing();
      boolean withLocale =
          before.endsWith("String.format(Locale.ROOT,")
              || before.replaceAll("\\s+", "").endsWith("String.format(Locale.ROOT,");
      boolean pattern = before.endsWith("Pattern.compile(");
      if (!withLocale
          && !pattern
          && LOCALIZED.matcher(strings.group().replace("%%", "")).find()
          && source.matches("(?s).*(?:\\.formatted|String\\.format)\\(.*")) {
        found.add(file + ": " + strings.group());
      }
    }
    Matcher calls = WITHOUT_LOCALE.matcher(source);
    while (calls.find()) {
      if (!calls.group().contains("Locale.")) {
        found.add(file + ": " + calls.group());
      }
    }
    return found;
  }
}
