package org.ovenproof.worker.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.ovenproof.worker.code.CellCode;

/** JShell as the JDK has it in a worker's process, given one statement after the other. */
public final class PlainShell {

  private PlainShell() {}

  /** Returns what JShell knows after cells that it takes, each of which ends where it throws. */
  public static List<String> stateAfter(List<String> cells, String... imports) {
    try (JShell shell = begun(imports)) {
      for (String cell : cells) {
        if (!run(shell, cell)) {
          throw new AssertionError("JShell refuses " + cell);
        }
      }
      return state(shell);
    }
  }

  /** Whether JShell refuses a statement of a cell, or waits for a declaration at its end. */
  public static boolean refuses(List<String> before, String cell, String... imports) {
    try (JShell shell = begun(imports)) {
      before.forEach(each -> run(shell, each));
      List<Snippet> known = shell.snippets().toList();
      return !run(shell, cell)
          || shell
              .snippets()
              .filter(snippet -> !known.contains(snippet))
              .anyMatch(snippet -> shell.status(snippet).name().startsWith("RECOVERABLE"));
    }
  }

  private static JShell begun(String... imports) {
    JShell shell = Shell.running(loader -> {}).jshell();
    for (String name : imports) {
      shell.eval("import " + name + ";");
    }
    return shell;
  }

  /** Runs a cell until it throws, and returns false if JShell refuses a statement before. */
  private static boolean run(JShell shell, String cell) {
    String rest = CellCode.of(cell).text().stripLeading();
    while (!rest.isEmpty()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source() == null ? rest : info.source())) {
        if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
          return false;
        }
        if (event.causeSnippet() == null && event.exception() != null) {
          return true;
        }
      }
      rest = info.source() == null ? "" : info.remaining().stripLeading();
    }
    return true;
  }

  /** Returns each snippet, and each variable with its type and its value. */
  public static List<String> state(JShell shell) {
    Stream<String> snippets =
        shell
            .snippets()
            .filter(snippet -> shell.status(snippet) != Snippet.Status.REJECTED)
            .map(
                snippet ->
                    "%s %s %s %s"
                        .formatted(
                            snippet.id(),
                            shell.status(snippet),
                            snippet.subKind(),
                            snippet.source().strip()));
    Stream<String> variables =
        shell
            .variables()
            .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
            .map(
                variable ->
                    stable(
                        "%s %s = %s"
                            .formatted(
                                variable.typeName(), variable.name(), shell.varValue(variable))));
    return new ArrayList<>(Stream.concat(snippets, variables).toList());
  }

  /** Returns a text without what differs from run to run. */
  public static String stable(String text) {
    return text.replaceAll("@[0-9a-f]{4,}|0x[0-9a-f]{8,}", "@")
        .replaceAll("(Lambda)[$/0-9a-fx@]*", "$1")
        .replaceAll("Thread\\[#?\\d+", "Thread[");
  }
}
