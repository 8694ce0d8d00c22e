package org.ovenproof.generator.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Durations;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Options;

/**
 * Reads a snippet's options from the attributes of its block; what the block does not say, a
 * document attribute such as {@code :snippets-echo: false} says for the whole page.
 */
final class OptionParser {

  private static final List<String> OURS =
      List.of("alt", "echo", "output", "eval", "error", "timeout", "session", "cache", "id");

  /** What AsciiDoc itself knows of a source block. */
  private static final Set<String> ASCIIDOC =
      Set.of(
          "style",
          "language",
          "title",
          "role",
          "reftext",
          "subs",
          "indent",
          "tabsize",
          "linenums",
          "start",
          "highlight",
          "caption",
          "opts",
          "options",
          "attribute_entries",
          "origins",
          "replaced",
          "begin-origin");

  /** What a page may say for all of its snippets. */
  static final List<String> DEFAULTS =
      List.of("echo", "output", "eval", "timeout", "session", "cache");

  private static final String DEFAULT_PREFIX = "snippets-";

  private final Location at;
  private final Map<String, Object> attributes;
  private final Map<String, Object> defaults;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads the options of one block.
   *
   * @param at where the block begins
   * @param attributes those of the block
   * @param page those of the document
   */
  OptionParser(Location at, Map<String, Object> attributes, Map<String, Object> page) {
    this.at = at;
    this.attributes = new TreeMap<>(attributes);
    this.defaults = page;
  }

  Options parse() {
    for (String name : attributes.keySet()) {
      boolean positional = name.chars().allMatch(Character::isDigit);
      if (!positional
          && !name.endsWith("-option")
          && !OURS.contains(name)
          && !ASCIIDOC.contains(name)) {
        problems.add(Problems.unknownOption(at, name, OURS));
      }
    }
    for (String name : defaults.keySet()) {
      String option = name.startsWith(DEFAULT_PREFIX) ? afterPrefix(name) : "";
      if (!option.isEmpty() && !DEFAULTS.contains(option)) {
        List<String> known = DEFAULTS.stream().map(DEFAULT_PREFIX::concat).toList();
        problems.add(Problems.unknownOption(at, name, known));
      }
    }
    return new Options(
        flag("echo"),
        flag("output"),
        flag("eval"),
        text("error"),
        timeout(),
        flag("cache"),
        text("alt").filter(alt -> !alt.isBlank()));
  }

  String session() {
    return text("session").orElse("");
  }

  List<Problem> problems() {
    return problems;
  }

  private Optional<String> text(String name) {
    Object value = attributes.get(name);
    if (value == null && DEFAULTS.contains(name)) {
      value = defaults.get(DEFAULT_PREFIX + name);
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  private static String afterPrefix(String name) {
    return name.substring(DEFAULT_PREFIX.length());
  }

  private boolean flag(String name) {
    String value = text(name).orElse("true");
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(Problems.badOptionValue(at, name, value, "true or false"));
    }
    return !value.equals("false");
  }

  private Optional<Duration> timeout() {
    Optional<String> value = text("timeout");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = Durations.parse(value.get());
    if (duration.isEmpty()) {
      problems.add(
          Problems.badOptionValue(at, "timeout", value.get(), "a duration such as 10s or 2m"));
    }
    return duration;
  }
}
