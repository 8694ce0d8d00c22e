package org.ovenproof.worker.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ovenproof.worker.code.Piece;
import org.ovenproof.worker.protocol.Outcome;

/** The names that a cell means to declare in statements that the compiler refused. */
final class Undeclared {

  /** Stands for all names: nobody knows those of a package that is not there. */
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
    return error.unknown().stream()
        .flatMap(name -> Stream.of(ANY, name))
        .filter(names::containsKey)
        .mapToInt(names::get)
        .min();
  }
}
