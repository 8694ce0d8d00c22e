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

/** Reads a snippet's options from the attributes of its block. */
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

  private final Location at;
  private final Map<String, Object> attributes;
  private final List<Problem> problems = new ArrayList<>();

  OptionParser(Location at, Map<String, Object> attributes) {
    this.at = at;
    this.attributes = new TreeMap<>(attributes);
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
    return Optional.ofNullable(attributes.get(name)).map(Object::toString);
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
