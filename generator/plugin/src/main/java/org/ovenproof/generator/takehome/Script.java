package org.ovenproof.generator.takehome;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ovenproof.generator.output.ExpectedError;
import org.ovenproof.generator.output.LastValue;
import org.ovenproof.generator.output.TerminalText;
import org.ovenproof.generator.process.WorkerSettings;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Options;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.worker.code.CellCode;
import org.ovenproof.worker.protocol.Outcome;

/** A session of a page as a script for the {@code jshell} tool. */
final class Script {

  /** Brings a plain JShell to where the page's session began, as a worker does. */
  private static final List<String> BEGINNING =
      List.of(
          "java.util.Locale.setDefault(java.util.Locale.ROOT);",
          "java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"UTC\"));",
          "for (var start : java.util.ServiceLoader.load(org.ovenproof.display.SessionStart.class))"
              + " { start.begin(%sL); }".formatted(WorkerSettings.SEED));

  private static final String DISPLAY = "static org.ovenproof.display.Display.display";

  private final TakeHomeSession session;
  private final Map<String, String> words;
  private final List<String> imports;

  Script(TakeHomeSession session, Map<String, String> words, List<String> imports) {
    this.session = session;
    this.words = words;
    this.imports = imports;
  }

  /** Returns the statements that a session begins with. */
  static List<String> beginning() {
    return BEGINNING;
  }

  /** Returns the script; what became of a snippet may be null. */
  String text(Function<Snippet, Execution> executions) {
    StringBuilder text = new StringBuilder();
    text.append(comment(session.title())).append("//\n");
    text.append(comment(word("downloads.jsh.how").replace("{file}", session.address("jsh"))));
    if (session.cells().stream().anyMatch(cell -> !isAscii(cell.block().snippet().code()))) {
      // Where the tool takes each byte for a letter, what it computes of them would be another
      // text.
      text.append("\nif (\"가\".length() > 1) System.err.println(\"")
          .append(Problems.notReadAsUtf8(quoted("target/site/" + session.address("jsh"))))
          .append("\");\n");
    }
    // The tool's own imports could make a name ambiguous that is not in the page.
    text.append("\n/set start -none\n/open ").append(ClassPathFiles.COMMANDS).append("\n\n");
    imports.forEach(name -> text.append("import %s;\n".formatted(name)));
    if (!imports.contains(DISPLAY)) {
      text.append("import %s;\n".formatted(DISPLAY));
    }
    BEGINNING.forEach(statement -> text.append(statement).append('\n'));
    StringBuilder before = new StringBuilder();
    for (TakeHomeSession.Cell cell : session.cells()) {
      cell.headings().forEach(heading -> text.append("\n\n").append(comment(heading.text())));
      Snippet snippet = cell.block().snippet();
      String caption = cell.caption().isEmpty() ? "" : ": " + cell.caption();
      text.append('\n').append(comment("[" + snippet.id() + "]" + caption));
      text.append(code(snippet, executions.apply(snippet), before.toString()));
      before.append(snippet.code());
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static boolean isAscii(String code) {
    return code.chars().allMatch(c -> c < 128);
  }

  private String code(Snippet snippet, Execution execution, String before) {
    Options options = snippet.options();
    if (!options.eval()) {
      return comment(word("output.skipped")) + comment(snippet.code());
    }
    Outcome outcome = execution == null ? null : execution.outcome();
    if (options.error().isPresent()) {
      String expected =
          comment(word("downloads.fails"))
              + comment(TerminalText.plain(ExpectedError.of(outcome).text()));
      // The tool would look for the end of code that has none in the snippets below it.
      return options.error().get().equals(Options.COMPILE_ERROR)
          ? expected + comment(snippet.code())
          : expected + new ScriptCode(CellCode.of(snippet.code()).script()).asItIs();
    }
    ScriptCode code = new ScriptCode(CellCode.of(snippet.code()).script());
    return options.output() && LastValue.isShown(outcome, snippet.code())
        ? code.showingLast(before)
        : code.asItIs();
  }

  private static String comment(String lines) {
    StringBuilder comment = new StringBuilder();
    lines
        .stripTrailing()
        .lines()
        .forEach(line -> comment.append(("// " + line).stripTrailing()).append('\n'));
    return comment.toString();
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }
}
