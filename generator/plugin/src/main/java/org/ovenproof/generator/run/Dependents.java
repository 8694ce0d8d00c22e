package org.ovenproof.generator.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ovenproof.generator.snippet.Snippet;

/**
 * Which snippets of a session need one that failed: those that mention what it was to declare, or
 * what it can have changed, by whatever names lead there. It errs on the side of a need. What a
 * snippet changes without any name of the session, such as the state of a library, it does not
 * know; so what runs behind a failure is shown, and kept nowhere.
 */
final class Dependents {

  /** The statements that declare a name, or may have made two names mean one object. */
  private final Map<String, List<CodeNames>> about = new HashMap<>();

  private final Map<String, CodeNames.Kind> kinds = new HashMap<>();

  /** The names whose meaning is not what it would be, and the snippet that it is for. */
  private final Map<String, String> spoilt = new HashMap<>();

  /** Takes note of a snippet that did what it had to, or whatever else came of it. */
  void ran(Snippet snippet) {
    for (CodeNames statement : CodeNames.of(snippet.code())) {
      statement.hidden().forEach(about::remove);
      statement.hidden().forEach(spoilt::remove);
      note(statement);
    }
  }

  /**
   * Takes note of a snippet that failed, or that was not run.
   *
   * @param failedId the id of the one that failed
   * @param imported whether what it imports is there all the same
   */
  void missing(Snippet snippet, String failedId, boolean imported) {
    List<CodeNames> statements = CodeNames.of(snippet.code());
    statements.forEach(this::note);
    Reach reach = reach(used(statements), statements);
    for (CodeNames statement : statements) {
      if (statement.kind() != CodeNames.Kind.IMPORT || !imported) {
        statement.declares().forEach(name -> spoilt.put(name, failedId));
      }
    }
    for (String name : reach.names()) {
      boolean changeable = kinds.get(name) == CodeNames.Kind.STATE;
      if (changeable || reach.assigned().contains(name) && kinds.containsKey(name)) {
        spoilt.put(name, failedId);
      }
    }
  }

  /** Returns the id of the failed snippet that another one needs. */
  Optional<String> neededBy(Snippet snippet) {
    if (spoilt.containsKey(CodeNames.ALL)) {
      return Optional.of(spoilt.get(CodeNames.ALL));
    }
    return reach(used(CodeNames.of(snippet.code())), List.of()).names().stream()
        .sorted()
        .filter(spoilt::containsKey)
        .map(spoilt::get)
        .findFirst();
  }

  /** Returns the names that statements have from those before them. */
  private static Set<String> used(List<CodeNames> statements) {
    Set<String> used = new HashSet<>();
    Set<String> own = new HashSet<>();
    for (CodeNames statement : statements) {
      own.addAll(statement.hidden());
      statement.words().stream().filter(word -> !own.contains(word)).forEach(used::add);
    }
    return used;
  }

  private void note(CodeNames statement) {
    for (String name : statement.declares()) {
      kinds.put(name, statement.kind());
      about.computeIfAbsent(name, key -> new ArrayList<>()).add(statement);
    }
    // What a statement hands from one variable to another is reached through both.
    if (!statement.words().contains("System")) {
      for (String name : statement.words()) {
        if (kinds.get(name) == CodeNames.Kind.STATE && !statement.declares().contains(name)) {
          about.computeIfAbsent(name, key -> new ArrayList<>()).add(statement);
        }
      }
    }
  }

  /** Returns all names that some lead to, through what declares them and what is handed on. */
  private Reach reach(Set<String> names, List<CodeNames> own) {
    Reach reach = new Reach(new HashSet<>(), new HashSet<>());
    own.forEach(statement -> reach.assigned().addAll(statement.assigned()));
    Deque<String> next = new ArrayDeque<>(names);
    while (!next.isEmpty()) {
      String name = next.pop();
      if (reach.names().add(name)) {
        for (CodeNames statement : about.getOrDefault(name, List.of())) {
          reach.assigned().addAll(statement.assigned());
          next.addAll(statement.words());
        }
      }
    }
    return reach;
  }

  private record Reach(Set<String> names, Set<String> assigned) {}
}
