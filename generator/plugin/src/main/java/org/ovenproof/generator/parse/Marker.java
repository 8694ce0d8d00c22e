package org.ovenproof.generator.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.StructuralNode;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.snippet.Location;

/**
 * What makes a block a snippet, {@code [source%run,java]} above code between two delimiters, and
 * what was meant to be that. Options of other tools that read AsciiDoc are theirs.
 */
final class Marker {

  private static final String RUN = "run";

  private static final String JAVA = "java";

  /** What authors call Java, and what runs it. */
  private static final Pattern NEARLY_JAVA =
      Pattern.compile("(?i)java\\d*|jshell|jsh|jdk\\d*|openjdk");

  /** {@code java%run}, {@code java.run}, {@code java run}. */
  private static final Pattern WITH_RUN =
      Pattern.compile("(?i)(?:java|jshell|source)\\s*[^\\p{Alnum}]\\s*run\\b.*");

  /** A line of attributes that is none, since it does not end. */
  private static final Pattern OPEN_LINE = Pattern.compile("(?m)^\\[[^\\]\\n]*%run\\b[^\\n]*$");

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(1);

  /** Those of a snippet's options that say nothing to any other tool. */
  private static final Set<String> SNIPPETS_OWN =
      Set.of("echo", "eval", "error", "session", "timeout", "cache", "output");

  private Marker() {}

  /** Whether a block is marked. */
  static boolean isOn(StructuralNode node) {
    return node.isOption(RUN);
  }

  /** Returns what keeps a block that is marked from being a snippet. */
  static Optional<Problem> refusal(StructuralNode node, Location at) {
    String language = String.valueOf(node.getAttribute("language", ""));
    boolean listing = node instanceof Block && node.getContext().equals("listing");
    if (!listing) {
      return Optional.of(Problems.notJava(at, kindOf(node.getContext())));
    }
    if (!language.equals(JAVA)) {
      return Optional.of(
          language.isEmpty()
              ? Problems.notJava(at, "a block of text")
              : NEARLY_JAVA.matcher(language).matches()
                  ? Problems.nearlyJava(at, language)
                  : Problems.notJava(at, language));
    }
    Object cloaked = node.getAttribute("cloaked-context");
    return cloaked == null || cloaked.toString().equals("fenced_code")
        ? Optional.empty()
        : Optional.of(Problems.notDelimited(at, kindOf(cloaked.toString())));
  }

  private static String kindOf(String context) {
    return switch (context) {
      case "paragraph", "listing" -> "a block of text";
      case "literal" -> "a literal block";
      case "open" -> "an open block";
      case "example" -> "an example";
      default -> "a block of another kind (" + context + ")";
    };
  }

  /** Returns what is wrong with a block that is not marked and was meant to be. */
  static Optional<Problem> nearMiss(StructuralNode node, Supplier<Location> at) {
    if (node.getContext().equals("paragraph")) {
      return node instanceof Block block && OPEN_LINE.matcher(block.getSource()).find()
          ? Optional.of(Problems.openMarker(at.get()))
          : Optional.empty();
    }
    if (!node.getContext().equals("listing") && !node.getContext().equals("literal")) {
      return Optional.empty();
    }
    Map<String, Object> attributes = node.getAttributes();
    String language = String.valueOf(attributes.getOrDefault("language", ""));
    String style = String.valueOf(attributes.getOrDefault("1", ""));
    for (String each : List.of(language, style)) {
      if (WITH_RUN.matcher(each).matches()) {
        return Optional.of(Problems.misplacedRun(at.get(), each));
      }
    }
    boolean java = language.equals(JAVA) || NEARLY_JAVA.matcher(language).matches();
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      String name = attribute.getKey();
      if (name.endsWith("-option") && (java || language.isEmpty())) {
        String option = name.substring(0, name.length() - "-option".length());
        if (isNearly(option)) {
          return Optional.of(Problems.misspeltRun(at.get(), option));
        }
      }
      if (name.chars().allMatch(Character::isDigit)
          && isRun(String.valueOf(attribute.getValue()))
          && (java || attributes.containsValue(JAVA))) {
        return Optional.of(Problems.misplacedRun(at.get(), String.valueOf(attribute.getValue())));
      }
      if (language.equals(JAVA) && SNIPPETS_OWN.contains(name)) {
        return Optional.of(Problems.unmarked(at.get(), name));
      }
    }
    return java && node.hasRole(RUN)
        ? Optional.of(Problems.misplacedRun(at.get(), "." + RUN))
        : Optional.empty();
  }

  private static boolean isRun(String text) {
    String name = text.strip().replaceFirst("^[%#.]", "");
    return name.equalsIgnoreCase(RUN);
  }

  /** {@code %Run}, {@code %runs}, {@code %rnu}, {@code %run java}. */
  private static boolean isNearly(String option) {
    String name = option.strip().toLowerCase(Locale.ROOT);
    return DISTANCE.apply(name, RUN) >= 0
        || name.length() == RUN.length() && name.chars().allMatch(c -> RUN.indexOf(c) >= 0)
        || name.matches("run\\W.*");
  }
}
