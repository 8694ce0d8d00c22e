package org.ovenproof.generator.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Durations;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.Options;

/**
 * Reads a snippet's options from the attributes of its block; what the block does not say, a
 * document attribute such as {@code :snippets-echo: false} says for the whole page.
 */
final class OptionParser {

  private static final List<String> OURS =
      List.of(
          "alt", "echo", "output", "eval", "error", "timeout", "session", "cache", "stderr", "id");

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
          "cloaked-context",
          "opts",
          "options",
          "attribute_entries",
          "origins",
          "replaced",
          "begin-origin");

  /** What other tools that read AsciiDoc know of it: Antora, tabs, EPUB, PDF, slides. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?:data|page|pdf|epub|docbook|html|aria|sync|tabs?|block)-.*|width|height|align|float|scale"
              + "|pdfwidth|scaledwidth|unbreakable|linenumbering|window|copy|file|filename|lang"
              + "|theme|step|lines|tags?|target|sync|separator|format|cols");

  /** What a page may say for all of its snippets. */
  static final List<String> DEFAULTS =
      List.of("echo", "output", "eval", "timeout", "session", "cache", "stderr");

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
    attributes.forEach(this::check);
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
        text("alt").filter(alt -> !alt.isBlank()),
        stderr());
  }

  /** Says what is nearly an option, and warns of what is none that anybody knows. */
  private void check(String name, Object value) {
    if (name.chars().allMatch(Character::isDigit)) {
      String positional = String.valueOf(value).strip();
      if (Integer.parseInt(name) > 2 && OURS.contains(positional)) {
        problems.add(Problems.optionWithoutValue(at, positional));
      }
    } else if (name.endsWith("-option")) {
      String option = name.substring(0, name.length() - "-option".length());
      if (OURS.contains(option)) {
        problems.add(Problems.optionWithoutValue(at, option));
      }
    } else if (!OURS.contains(name)
        && !ASCIIDOC.contains(name)
        && !OTHERS.matcher(name).matches()) {
      problems.add(Problems.unknownOption(at, name, OURS));
    }
  }

  String session() {
    return text("session").map(Names::nfc).map(String::strip).orElse("");
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

  private Options.Stderr stderr() {
    String value = text("stderr").orElse("true");
    switch (value) {
      case "true":
        return Options.Stderr.SHOWN;
      case "false":
        return Options.Stderr.HIDDEN;
      case "fail":
        return Options.Stderr.FAILURE;
      default:
        problems.add(Problems.badOptionValue(at, "stderr", value, "true, false or fail"));
        return Options.Stderr.SHOWN;
    }
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
