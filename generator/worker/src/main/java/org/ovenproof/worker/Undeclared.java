package org.ovenproof.worker;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ovenproof.worker.protocol.Outcome;

/** The names that a cell means to declare in statements that the compiler refused. */
final class Undeclared {

  /** How the compiler tells which name it does not know. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "^\\s*symbol: +\\w+ (\\p{javaJavaIdentifierPart}+)"
              + "|^package (\\p{javaJavaIdentifierPart}+) does not exist",
          Pattern.MULTILINE);

  /** What a package that is not there would have brought, nobody knows. */
  private static final String ANY = "*";

  /** Each name, and where the statement ends that was to declare it. */
  private final Map<String, Integer> names = new HashMap<>();

  void add(Collection<String> refused, Piece piece) {
    int end = piece.offset() + piece.source().length();
    for (String name : refused) {
      names.merge(name.endsWith(ANY) ? ANY : name, end, Math::min);
    }
  }

  void addAll(Undeclared others) {
    names.putAll(others.names);
  }

  /** Returns where the statement ends that was to declare what an error says is unknown. */
  OptionalInt endOfCause(Outcome.CompileError error) {
    Matcher unknown = UNKNOWN.matcher(error.message());
    if (!unknown.find()) {
      return OptionalInt.empty();
    }
    String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
    return Stream.of(ANY, name).filter(names::containsKey).mapToInt(names::get).min();
  }
}
