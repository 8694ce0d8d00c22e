package org.ovenproof.generator.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Flags of a JVM as a setting holds them: words, quoted where they have spaces in them. */
final class JvmFlags {

  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  /** Flags whose value may be a word of its own. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--add-modules",
          "--limit-modules",
          "--module-path",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--patch-module",
          "--enable-native-access");

  private JvmFlags() {}

  /** Returns the flags, or nothing if there is a word among them that is none. */
  static Optional<List<String>> parse(String text) {
    List<String> words =
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .map(each -> each.replace("\"", ""))
            .toList();
    for (int i = 0; i < words.size(); i++) {
      boolean value = i > 0 && WITH_VALUE.contains(words.get(i - 1));
      if (!value && !words.get(i).startsWith("-")) {
        return Optional.empty();
      }
    }
    return Optional.of(words);
  }
}
