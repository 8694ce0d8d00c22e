package org.ovenproof.generator.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;

/** What all pages say that their snippets show. */
final class Expectations {

  private final Path project;
  private final Map<String, Expected> bySnippet = new LinkedHashMap<>();

  Expectations(Path project, List<Page> pages) {
    this.project = project;
    for (Page page : pages) {
      for (Page.SnippetBlock block : page.blocks()) {
        bySnippet.put(ProvenSnippets.name(block.snippet()), block.expected());
      }
    }
  }

  /** Returns what is wrong with what a snippet shows; nothing of one that failed otherwise. */
  List<Problem> problems(Snippet snippet, Execution execution) {
    if (!execution.isDone()) {
      return List.of();
    }
    Expected expected = bySnippet.get(ProvenSnippets.name(snippet));
    List<Problem> problems = new ArrayList<>();
    expected.text().flatMap(text -> problem(snippet, text, execution)).ifPresent(problems::add);
    List<ExpectedPicture> golden = expected.pictures();
    List<Picture> shown = ShownPictures.of(execution.outcome());
    if (!golden.isEmpty() && golden.size() != shown.size()) {
      problems.add(
          Problems.unexpectedPictures(
              golden.get(0).place(), snippet.id(), golden.size(), shown.size()));
      return problems;
    }
    for (int index = 0; index < golden.size(); index++) {
      problem(snippet, golden.get(index), shown.get(index)).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> problem(
      Snippet snippet, ExpectedOutput expected, Execution execution) {
    List<String> actual = OutputText.of(execution.outcome());
    return expected.matches(actual)
        ? Optional.empty()
        : Optional.of(
            Problems.unexpectedOutput(expected.place(), snippet.id(), expected.difference(actual)));
  }

  private Optional<Problem> problem(Snippet snippet, ExpectedPicture expected, Picture shown) {
    try {
      return expected
          .difference(project, shown)
          .map(
              difference ->
                  Problems.unexpectedPicture(
                      expected.place(), snippet.id(), expected.path(), difference));
    } catch (NoSuchFileException missing) {
      return Optional.of(Problems.missingPicture(expected.place(), expected.path()));
    } catch (IOException unreadable) {
      return Optional.of(Problems.unreadablePicture(expected.place(), expected.path()));
    }
  }

  /**
   * Writes what snippets show now into the pages that say otherwise, and into their pictures.
   *
   * @param executions what became of each snippet, by its name in each page
   * @return how many blocks and pictures were rewritten
   */
  int write(Map<String, Execution> executions) throws IOException {
    Map<String, List<Rewrite>> byFile = new TreeMap<>();
    int written = 0;
    for (Map.Entry<String, Expected> each : bySnippet.entrySet()) {
      Execution execution = executions.get(each.getKey());
      if (execution.isDone() && !execution.isProvisional()) {
        written += writePictures(each.getValue().pictures(), ShownPictures.of(execution.outcome()));
        each.getValue()
            .text()
            .flatMap(expected -> Rewrite.of(expected, OutputText.of(execution.outcome())))
            .ifPresent(
                rewrite ->
                    byFile.computeIfAbsent(rewrite.path(), path -> new ArrayList<>()).add(rewrite));
      }
    }
    for (Map.Entry<String, List<Rewrite>> each : byFile.entrySet()) {
      ExpectedOutputFile file = ExpectedOutputFile.read(project.resolve(each.getKey()));
      each.getValue().sort(Comparator.comparingInt(Rewrite::line).reversed());
      for (Rewrite rewrite : each.getValue()) {
        written += file.replace(rewrite.line(), rewrite.lines()) ? 1 : 0;
      }
      file.write();
    }
    return written;
  }

  private int writePictures(List<ExpectedPicture> golden, List<Picture> shown) throws IOException {
    int written = 0;
    for (int index = 0; index < Math.min(golden.size(), shown.size()); index++) {
      ExpectedPicture expected = golden.get(index);
      if (isOutdated(expected, shown.get(index))) {
        Path file = project.resolve(expected.path());
        Files.createDirectories(file.getParent());
        Files.write(file, shown.get(index).png());
        written++;
      }
    }
    return written;
  }

  /** What is no picture may be anything that the author still needs, so it stays. */
  private boolean isOutdated(ExpectedPicture expected, Picture shown) {
    try {
      return expected.difference(project, shown).isPresent();
    } catch (NoSuchFileException noPictureYet) {
      return true;
    } catch (IOException noPicture) {
      return false;
    }
  }

  private record Rewrite(String path, int line, List<String> lines) {

    private static Optional<Rewrite> of(ExpectedOutput expected, List<String> actual) {
      return expected.matches(actual)
          ? Optional.empty()
          : Optional.of(
              new Rewrite(
                  expected.place().path(), expected.place().line(), expected.rewritten(actual)));
    }
  }
}
