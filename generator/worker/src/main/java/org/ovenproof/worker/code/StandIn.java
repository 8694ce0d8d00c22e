package org.ovenproof.worker.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JShell is given before a type that is not sealed. That of JDK 17 does not know what such a
 * type extends before the latter knows all that it permits, and refuses it until then; one that is
 * final, or sealed itself, it takes and lets wait.
 *
 * @param name the type
 * @param declaration another one of its name, in which all but its end stands where it stood
 */
public record StandIn(String name, String declaration) {

  private static final Pattern NOT_SEALED =
      Pattern.compile(
          "\\b(?<word>non-sealed)\\b[^{;]*\\b(?<kind>class|interface)\\s+(?<name>[\\w$]+)[^{;]*\\{",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ABSTRACT = Pattern.compile("\\b(?:abstract|interface)\\b");

  /** Returns it for the declaration of a type that is not sealed. */
  public static Optional<StandIn> of(String statement) {
    String masked = Mask.of(statement);
    Matcher type = NOT_SEALED.matcher(masked);
    int end = masked.lastIndexOf('}');
    if (!type.find() || end < type.end()) {
      return Optional.empty();
    }
    String name = type.group("name");
    String before = statement.substring(0, type.start());
    String behind = statement.substring(type.end("word"), end);
    if (!ABSTRACT.matcher(masked.substring(0, type.end())).find()) {
      return Optional.of(new StandIn(name, before + "final     " + behind + "}"));
    }
    // What is abstract cannot be final, and what is sealed is extended by something in it: by what
    // has no constructor that calls one of its own.
    boolean constructs =
        Pattern.compile("\\b" + Pattern.quote(name) + "\\s*\\(")
            .matcher(masked.substring(type.end()))
            .find();
    String body = constructs ? statement.substring(type.end("word"), type.end()) : behind;
    String inner =
        "static abstract non-sealed %s $ extends %s {} }".formatted(type.group("kind"), name);
    return Optional.of(new StandIn(name, before + "sealed    " + body + inner));
  }
}
