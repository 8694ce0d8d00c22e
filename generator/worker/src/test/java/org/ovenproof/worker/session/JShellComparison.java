package org.ovenproof.worker.session;

import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.protocol.Shown;

/**
 * Runs the cells of the JDK's own tests of JShell in a page's session and in JShell with its
 * default engine, and tells where they end, print or leave variables otherwise. CONTRIBUTING.md
 * says how.
 */
final class JShellComparison {

  private static final int SECONDS = 240;

  private static final PrintStream REPORT = System.out;

  private JShellComparison() {}

  /**
   * Compares.
   *
   * @param arguments the folder of the JDK's sources and, if what JShell does is to be kept for the
   *     next time, a file for it
   */
  public static void main(String[] arguments) throws Exception {
    List<JdkTests.TestSession> sessions = JdkTests.in(Path.of(arguments[0]));
    List<Ran> expected =
        arguments.length > 1
            ? kept(Path.of(arguments[1]), sessions)
            : all(sessions, JShellComparison::inJShell);
    List<Ran> actual = all(sessions, JShellComparison::inSession);
    int cells = 0;
    int different = 0;
    Map<String, Integer> reasons = new TreeMap<>();
    for (int i = 0; i < sessions.size(); i++) {
      JdkTests.TestSession session = sessions.get(i);
      cells += session.cells().size();
      for (Difference each : differences(expected.get(i), actual.get(i))) {
        different++;
        String cell = session.cells().get(each.cell());
        String code = cell.isBlank() ? "(blank)" : cell.strip().replace("\n", "\n      ");
        REPORT.printf(
            "%s%n    %s%n  JShell:  %s%n  session: %s%n",
            session.name(), code, each.expected(), each.actual());
        reasons.merge(each.reason(), 1, Integer::sum);
      }
    }
    REPORT.printf(
        "%n%d cells in %d sessions, %d alike%n", cells, sessions.size(), cells - different);
    reasons.forEach((reason, count) -> REPORT.printf("%5d %s%n", count, reason));
    System.exit(0);
  }

  @SuppressWarnings("unchecked")
  private static List<Ran> kept(Path file, List<JdkTests.TestSession> sessions) throws Exception {
    if (!Files.exists(file)) {
      try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
        out.writeObject(new ArrayList<>(all(sessions, JShellComparison::inJShell)));
      }
    }
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      return (List<Ran>) in.readObject();
    }
  }

  private static List<Ran> all(List<JdkTests.TestSession> sessions, Function<List<String>, Ran> how)
      throws InterruptedException, ExecutionException {
    List<Ran> all = new ArrayList<>();
    for (JdkTests.TestSession session : sessions) {
      FutureTask<Ran> task = new FutureTask<>(() -> how.apply(session.cells()));
      Thread thread = new Thread(null, task, session.name(), 4L << 20);
      thread.setDaemon(true);
      thread.start();
      try {
        all.add(task.get(SECONDS, TimeUnit.SECONDS));
      } catch (TimeoutException hangs) {
        all.add(new Ran(List.of(), Map.of()));
      }
    }
    return all;
  }

  private static List<Difference> differences(Ran expected, Ran actual) {
    List<Difference> all = new ArrayList<>();
    for (int cell = 0; cell < expected.cells().size(); cell++) {
      Cell one = expected.cells().get(cell);
      Cell other = cell < actual.cells().size() ? actual.cells().get(cell) : Cell.NOT_RUN;
      if (!one.end().equals(other.end())) {
        String reason = one.end() + " in JShell, " + other.end() + " in a session";
        all.add(new Difference(cell, one.toString(), other.toString(), reason));
      } else if (!one.printed().equals(other.printed())) {
        all.add(new Difference(cell, one.toString(), other.toString(), "prints otherwise"));
      } else {
        List<String> values = one.variables().stream().filter(isOther(expected, actual)).toList();
        if (!values.isEmpty()) {
          all.add(
              new Difference(
                  cell,
                  values(values, expected),
                  values(values, actual),
                  "leaves another value or type"));
        }
      }
    }
    return all;
  }

  private static Predicate<String> isOther(Ran expected, Ran actual) {
    return name ->
        !String.valueOf(expected.state().get(name))
            .equals(String.valueOf(actual.state().get(name)));
  }

  private static String values(List<String> names, Ran ran) {
    return names.stream()
        .map(name -> name + ": " + ran.state().get(name))
        .collect(Collectors.joining(", "));
  }

  private static Ran inJShell(List<String> code) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (JShell shell = JShell.builder().out(out).err(out).build()) {
      List<Cell> cells = new ArrayList<>();
      for (String cell : code) {
        printed.reset();
        cells.add(ran(shell, cell, () -> printed.toString(StandardCharsets.UTF_8)));
      }
      return new Ran(cells, state(shell));
    }
  }

  private static Cell ran(JShell shell, String cell, Supplier<String> printed) {
    List<String> variables = new ArrayList<>();
    String end = "completes";
    String rest = cell.stripLeading();
    while (!rest.isEmpty() && end.equals("completes")) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source() == null ? rest : info.source())) {
        if (event.causeSnippet() == null) {
          end = end.equals("completes") ? end(event) : end;
          if (event.snippet() instanceof VarSnippet variable) {
            variables.add(variable.name());
          }
        }
      }
      rest = info.source() == null ? "" : info.remaining().stripLeading();
    }
    return new Cell(end, PlainShell.stable(printed.get()), new ArrayList<>(variables));
  }

  private static String end(SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      return "is refused";
    }
    if (event.exception() instanceof EvalException thrown) {
      return "throws " + readable(thrown.getExceptionClassName());
    }
    return event.exception() == null ? "completes" : "throws UnresolvedReferenceException";
  }

  private static Ran inSession(List<String> code) {
    try (Cells session = new Cells()) {
      List<Cell> cells = new ArrayList<>();
      for (String cell : code) {
        Outcome outcome = outcome(session, cell);
        String printed =
            outcome.shown().stream()
                .filter(shown -> shown.source() != Shown.Source.VALUE)
                .map(shown -> Cells.text(shown.output()))
                .collect(Collectors.joining());
        cells.add(new Cell(end(outcome), PlainShell.stable(printed), new ArrayList<>()));
      }
      return new Ran(cells, state(session.shell()));
    } catch (RuntimeException | Error broken) {
      REPORT.println("A session broke: " + broken);
      return new Ran(List.of(), Map.of());
    }
  }

  /** Any name may be declared later. */
  private static Outcome outcome(Cells session, String cell) {
    Outcome outcome = session.run(cell);
    if (outcome instanceof Outcome.Rejected rejected) {
      Set<String> unknown =
          rejected.errors().stream()
              .flatMap(error -> error.unknown().stream())
              .collect(Collectors.toSet());
      return unknown.isEmpty() ? outcome : session.run(cell, unknown);
    }
    return outcome;
  }

  private static String end(Outcome outcome) {
    if (outcome instanceof Outcome.Threw threw) {
      String type = readable(threw.type());
      return "throws "
          + (type.endsWith("UnresolvedReferenceException") ? threw.simpleType() : type);
    }
    return outcome instanceof Outcome.Rejected ? "is refused" : "completes";
  }

  private static String readable(String className) {
    return className.replaceAll("REPL\\.\\$JShell\\$\\w+?\\$", "");
  }

  private static Map<String, String> state(JShell shell) {
    Map<String, String> state = new TreeMap<>();
    shell
        .variables()
        .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
        .forEach(
            variable -> {
              String value = PlainShell.stable(String.valueOf(shell.varValue(variable)));
              state.put(variable.name(), variable.typeName() + " " + readable(value));
            });
    return new TreeMap<>(state);
  }

  /** A cell that differs. */
  private record Difference(int cell, String expected, String actual, String reason) {}

  /** What came of a session, with its variables at the end. */
  private record Ran(List<Cell> cells, Map<String, String> state) implements Serializable {

    Ran {
      cells = new ArrayList<>(cells);
      state = new TreeMap<>(state);
    }
  }

  private record Cell(String end, String printed, List<String> variables) implements Serializable {

    private static final Cell NOT_RUN = new Cell("does not run", "", new ArrayList<>());

    @Override
    public String toString() {
      return printed.isEmpty() ? end : end + ", prints " + printed.strip();
    }
  }
}
