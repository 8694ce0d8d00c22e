package org.ovenproof.generator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.CodeLine;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;
import org.ovenproof.worker.protocol.Late;
import org.ovenproof.worker.protocol.Outcome;

/** The problems of snippets that did not do as their page expects, with their words and cures. */
public final class Failures {

  /** What JShell does not let stand outside of a class. */
  private static final Pattern MODIFIER = Pattern.compile("Modifiers? '.*' not permitted.*");

  /** How a type is called that JShell of JDK 17 does not take for open yet. */
  private static final Pattern NOT_OPEN =
      Pattern.compile(
          "(?:cannot inherit from final|class is not allowed to extend sealed class:) ([^\\s(]+).*",
          Pattern.DOTALL);

  private Failures() {}

  /**
   * Returns the problems of an execution that failed.
   *
   * @param session all snippets of its session, in their order
   * @param places where the snippet stands in every page that shows it
   */
  public static List<Problem> of(
      Execution execution, List<Snippet> session, List<SourceLine> places) {
    Snippet snippet = execution.snippet();
    Outcome outcome = execution.outcome();
    String expected = snippet.options().error().orElse("");
    List<Problem> problems = new ArrayList<>();
    if (outcome instanceof Outcome.Rejected rejected) {
      for (Outcome.CompileError error : rejected.errors()) {
        problems.add(compileError(snippet, error, places));
      }
    } else if (outcome instanceof Outcome.Threw threw) {
      problems.add(threw(snippet, threw, session, places));
    } else if (outcome instanceof Outcome.TimedOut timedOut && !timedOut.question().isEmpty()) {
      problems.add(
          unanswered(
              snippet,
              timedOut.question(),
              "did not end within " + seconds(timedOut.limitMillis()),
              places));
    } else if (outcome instanceof Outcome.TimedOut timedOut) {
      problems.add(
          atFirstLine(
              snippet,
              "the snippet '%s' did not end within %s"
                  .formatted(snippet.id(), seconds(timedOut.limitMillis())),
              "make it shorter, or give it more time with timeout=120s",
              places));
    } else if (outcome instanceof Outcome.WorkerDied died) {
      problems.add(died(snippet, died, places));
    } else if (outcome instanceof Outcome.Completed) {
      problems.add(
          atFirstLine(
              snippet,
              "the snippet '%s' must fail with %s but ran to its end"
                  .formatted(
                      snippet.id(), expected.equals("compile") ? "a compile error" : expected),
              "leave error=%s away, or make the code fail".formatted(expected),
              places));
    }
    return problems;
  }

  /** Returns what is shown in the place of a snippet that is not run. */
  public static String needs(String failedId) {
    return "not run: it needs the snippet '%s', which failed".formatted(failedId);
  }

  /**
   * Returns a warning for each snippet that was still at work while a later one ran, at its own
   * line.
   *
   * @param session all snippets of the session, in their order
   */
  public static List<Problem> late(Execution execution, List<Snippet> session) {
    List<Problem> problems = new ArrayList<>();
    for (Late late : execution.late()) {
      boolean own = late.cell() >= 0 && late.cell() < session.size();
      Snippet from = own ? session.get(late.cell()) : execution.snippet();
      String message =
          own
              ? "the snippet '%s' went on after its end and showed something while '%s' ran"
              : "something that another page left running showed something while '%2$s' ran";
      problems.add(
          atFirstLine(
                  from,
                  message.formatted(from.id(), execution.snippet().id()),
                  own
                      ? "it is not shown: let the snippet wait for what it starts (join its threads,"
                          + " close its executors, get its futures)"
                      : "it is not shown: let that page wait for what it starts",
                  List.of())
              .asWarning()
              .withDetail(late.text().strip().lines().limit(3).toList()));
    }
    return problems;
  }

  private static Problem compileError(
      Snippet snippet, Outcome.CompileError error, List<SourceLine> places) {
    String before = snippet.code().substring(0, Math.min(error.start(), snippet.code().length()));
    int line = Math.toIntExact(before.chars().filter(c -> c == '\n').count()) + 1;
    int column = before.length() - before.lastIndexOf('\n');
    // Code outside of any class has no class to name.
    List<String> message =
        error.message().lines().filter(each -> !each.strip().equals("location: class")).toList();
    String cure =
        snippet.options().error().isPresent()
            ? "it must fail with %s, not be refused by the compiler"
                .formatted(snippet.options().error().get())
            : cure(snippet, error.message());
    return at(snippet, line, column, message.get(0), cure, places)
        .withDetail(message.subList(1, message.size()))
        .withCode(lineOf(snippet, line), error.end() - error.start());
  }

  /** Returns how to mend what JShell refuses and Java would not, and else that it is to be. */
  private static String cure(Snippet snippet, String message) {
    String first = message.lines().findFirst().orElse("");
    if (MODIFIER.matcher(first).matches()) {
      return first.contains("'synchronized'")
          ? "put the method into a class, or lock an object in its body: synchronized (lock) { … }"
          : "leave the modifier out, or put what it stands on into a class or an interface";
    }
    Matcher notOpen = NOT_OPEN.matcher(message);
    if (notOpen.matches()
        && Pattern.compile(
                "\\bnon-sealed\\b[^;{]*\\b%s\\b".formatted(Pattern.quote(notOpen.group(1))))
            .matcher(snippet.code())
            .find()) {
      return "declare what extends %s below all that its sealed supertype permits, as JDK 17 needs it"
          .formatted(notOpen.group(1));
    }
    return "mend the code, or say error=compile if the page is to show this error";
  }

  private static Problem threw(
      Snippet snippet, Outcome.Threw threw, List<Snippet> session, List<SourceLine> places) {
    String type = threw.simpleType();
    List<String> lines = threw.text().lines().toList();
    String expected = snippet.options().error().orElse("");
    String cure =
        expected.isEmpty()
            ? "mend the code, or say error=%s if the page is to show this error".formatted(type)
            : "the page says error=%s; mend the one or the other".formatted(expected);
    int own = session.indexOf(snippet);
    int line =
        threw.frames().stream()
            .filter(frame -> frame.cell() == own)
            .findFirst()
            .map(Outcome.Frame::line)
            .orElse(firstLineOfCode(snippet));
    List<String> detail = new ArrayList<>(lines.subList(Math.min(1, lines.size()), lines.size()));
    detail.addAll(frames(threw.frames(), session, ""));
    for (Outcome.Cause cause : threw.causes()) {
      cause.text().lines().forEach(detail::add);
      detail.addAll(frames(cause.frames(), session, "  ".repeat(cause.depth() + 1)));
    }
    String code = lineOf(snippet, line);
    return at(snippet, line, indentOf(snippet, line), lines.get(0), cure, places)
        .withDetail(detail)
        .withCode(code, code.strip().length());
  }

  private static List<String> frames(
      List<Outcome.Frame> frames, List<Snippet> session, String indent) {
    return frames.stream()
        .filter(frame -> frame.cell() < session.size())
        .map(
            frame ->
                indent
                    + "at "
                    + session.get(frame.cell()).sourceOf(frame.line()).source()
                    + (frame.method().isEmpty() ? "" : " in " + frame.method()))
        .toList();
  }

  private static Problem died(Snippet snippet, Outcome.WorkerDied died, List<SourceLine> places) {
    String how;
    String cure = "a page's code may not end the process that it runs in";
    // The JVM says so itself; without that, somebody has chosen its exit code by chance.
    if (died.exitCode() == WorkerSettings.OUT_OF_MEMORY_EXIT
        && died.lastWords().contains("OutOfMemoryError")) {
      if (!died.question().isEmpty()) {
        return unanswered(snippet, died.question(), "ran out of memory", places);
      }
      how = "ran out of memory";
      cure = "make it smaller, or give workers more with snippets.heap";
    } else if (died.exitCode() > 128) {
      how = "crashed its process (signal %s)".formatted(died.exitCode() - 128);
      cure = "native code or the system ended it: look at the code that it calls";
    } else {
      how = "ended its process (exit code %s)".formatted(died.exitCode());
    }
    return atFirstLine(snippet, "the snippet '%s' %s".formatted(snippet.id(), how), cure, places)
        .withDetail(died.lastWords().lines().limit(10).toList());
  }

  /** Returns the problem of a value that cannot be shown, though the code before it has run. */
  private static Problem unanswered(
      Snippet snippet, String question, String how, List<SourceLine> places) {
    return atFirstLine(
        snippet,
        "the code of the snippet '%s' has run, and %s, which says what to show of it, %s"
            .formatted(snippet.id(), question, how),
        "mend %s so that it ends, or show something else".formatted(question),
        places);
  }

  private static Problem atFirstLine(
      Snippet snippet, String message, String cure, List<SourceLine> places) {
    int line = firstLineOfCode(snippet);
    String code = lineOf(snippet, line);
    return at(snippet, line, indentOf(snippet, line), message, cure, places)
        .withCode(code, code.strip().length());
  }

  private static Problem at(
      Snippet snippet, int line, int column, String message, String cure, List<SourceLine> places) {
    CodeLine code = snippet.sourceOf(line);
    SourceLine source = code.source();
    Location at = new Location(source.path(), source.line(), column + code.shift());
    return Problem.of(at, message, cure)
        .withVia(places.stream().filter(place -> !place.path().equals(source.path())).toList());
  }

  private static int firstLineOfCode(Snippet snippet) {
    List<String> lines = snippet.code().lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (!line.isEmpty() && !line.startsWith("//")) {
        return at + 1;
      }
    }
    return 1;
  }

  private static String lineOf(Snippet snippet, int line) {
    List<String> lines = snippet.code().lines().toList();
    return line <= lines.size()
        ? " ".repeat(snippet.sourceOf(line).shift()) + lines.get(line - 1)
        : "";
  }

  /** Returns the column, from 1, at which a line of the code has its first character. */
  private static int indentOf(Snippet snippet, int line) {
    String code = lineOf(snippet, line);
    return code.length() - code.stripLeading().length() + 1 - snippet.sourceOf(line).shift();
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
