package org.ovenproof.generator.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.protocol.Outcome;

/** The names that a session declares behind a snippet, which its declarations may refer to. */
final class LaterNames {

  private LaterNames() {}

  /** Returns all of them. */
  static Set<String> behind(List<Snippet> session, int index) {
    Set<String> names = new HashSet<>();
    for (Snippet later : session.subList(index + 1, session.size())) {
      if (later.options().eval()) {
        CodeNames.of(later.code()).forEach(statement -> names.addAll(statement.declares()));
      }
    }
    names.remove(CodeNames.ALL);
    return names;
  }

  /** Returns those that a snippet was refused for. */
  static Set<String> neededBy(Outcome outcome, List<Snippet> session, int index) {
    Set<String> unknown =
        outcome instanceof Outcome.Rejected rejected
            ? rejected.errors().stream()
                .flatMap(error -> error.unknown().stream())
                .collect(Collectors.toSet())
            : Set.of();
    if (!unknown.isEmpty()) {
      unknown.retainAll(behind(session, index));
    }
    return unknown;
  }
}
