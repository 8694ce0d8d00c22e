package org.ovenproof.generator.preview;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ovenproof.generator.report.BuildReport;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.SourceLine;

/** What the terminal says: a line for each save, and each problem once until it is mended. */
final class Terminal {

  private final Path project;
  private final Preview.Console console;
  private final Set<String> saved = new TreeSet<>();
  private Set<String> toldProblems = Set.of();

  /** When the first file was saved that nothing was told of, and when something came of it last. */
  private long since;

  private long until;
  private int ran;
  private int files;
  private boolean waiting;

  Terminal(Path project, Preview.Console console) {
    this.project = project;
    this.console = console;
  }

  /** Takes note of files that were saved. */
  void saved(Collection<Path> paths) {
    if (!waiting) {
      waiting = true;
      since = System.nanoTime();
    }
    until = System.nanoTime();
    paths.forEach(path -> saved.add(SourceLine.path(project, path)));
  }

  /** Takes note of what became of some snippets. */
  void ran(List<Execution> executions) {
    until = System.nanoTime();
    ran += (int) executions.stream().filter(execution -> !execution.why().isEmpty()).count();
  }

  /** Takes note of how many files have changed. */
  void shown(int count) {
    until = System.nanoTime();
    files += count;
  }

  /** Tells why nothing can be shown. */
  void broken(List<Problem> problems) {
    tell(problems);
    console.info("%s: the site cannot be shown".formatted(names()));
    forget();
  }

  /**
   * Tells what came of the saves so far and returns true, or returns false if there were none.
   *
   * @param wrong all that is wrong, warnings too
   */
  boolean settled(BuildReport report, List<Problem> wrong) {
    if (!waiting) {
      return false;
    }
    tell(wrong);
    List<Problem> problems = wrong.stream().filter(Problem::isError).toList();
    console.info(
        "%s: %s ran, %s from the cache, %s failed; %s, %s ms%s"
            .formatted(
                names(),
                ran,
                report.discovered() - report.failed() - report.skipped() - ran(report),
                report.failed(),
                count(files, "file"),
                (until - since) / 1_000_000,
                problems.isEmpty()
                    ? ""
                    : "; " + count(problems.size(), "problem") + " in the site"));
    forget();
    return true;
  }

  private int ran(BuildReport report) {
    return Math.min(ran, report.discovered() - report.failed() - report.skipped());
  }

  private static String count(int number, String what) {
    return number + " " + (number == 1 ? what : what + "s");
  }

  private void tell(List<Problem> problems) {
    Set<String> now = problems.stream().map(Problem::text).collect(Collectors.toSet());
    problems.stream().filter(problem -> !toldProblems.contains(problem.text())).forEach(this::tell);
    toldProblems = now;
  }

  /** Tells of one thing beside what is wrong with the site. */
  void tell(Problem problem) {
    if (problem.isError()) {
      console.error(problem.text());
    } else {
      console.warn(problem.text());
    }
  }

  /** One save writes few files; a checkout writes hundreds, of which a few are named. */
  private String names() {
    if (saved.contains("")) {
      return "the whole site";
    }
    String few = saved.stream().limit(3).collect(Collectors.joining(", "));
    return saved.size() > 3 ? few + " and %s more".formatted(saved.size() - 3) : few;
  }

  private void forget() {
    waiting = false;
    saved.clear();
    ran = 0;
    files = 0;
  }
}
