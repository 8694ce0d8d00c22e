package org.ovenproof.generator.prove;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.output.CellPlaces;
import org.ovenproof.generator.output.OutputText;
import org.ovenproof.generator.output.ShownPictures;
import org.ovenproof.generator.page.Expected;
import org.ovenproof.generator.page.ExpectedOutput;
import org.ovenproof.generator.page.ExpectedPicture;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Snippet;
import org.ovenproof.generator.snippet.SourceLine;

/** What all pages say that their snippets show. */
public final class Expectations {

  private final Path project;
  private final Map<String, OfSnippet> bySnippet = new LinkedHashMap<>();
  private final Map<String, List<Snippet>> byPage = new LinkedHashMap<>();

  public Expectations(Path project, List<Page> pages) {
    this.project = project;
    for (Page page : pages) {
      byPage.put(page.path(), page.snippets());
      for (Page.SnippetBlock block : page.blocks()) {
        bySnippet.put(
            ProvenSnippets.name(block.snippet()), new OfSnippet(block.snippet(), block.expected()));
      }
    }
  }

  /** Returns what is wrong with what a snippet shows; nothing of one that failed otherwise. */
  List<Problem> problems(Snippet snippet, Execution execution) {
    if (!execution.isDone()) {
      return List.of();
    }
    Expected expected = bySnippet.get(ProvenSnippets.name(snippet)).expected();
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

  /** Whether the page says what a snippet shows, so that any outcome which is that will do. */
  boolean hold(Snippet snippet, Execution execution) {
    Expected expected = bySnippet.get(ProvenSnippets.name(snippet)).expected();
    return expected.text().isPresent() && problems(snippet, execution).isEmpty();
  }

  /** Returns what the page of a snippet shows of it. */
  List<String> shown(Snippet snippet, Execution execution) {
    return OutputText.of(
        execution.outcome(),
        snippet.options().stderr(),
        CellPlaces.of(byPage.getOrDefault(snippet.page(), List.of()), snippet));
  }

  private Optional<Problem> problem(Snippet snippet, ExpectedOutput expected, Execution execution) {
    List<String> actual = shown(snippet, execution);
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
   * @param asParsed the digest of each file as it was parsed
   */
  public Written write(Map<String, Execution> executions, Map<Path, String> asParsed) {
    Map<String, Set<Rewrite>> byFile = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    int written = 0;
    for (Map.Entry<String, OfSnippet> each : bySnippet.entrySet()) {
      Expected expected = each.getValue().expected();
      Execution execution = executions.get(each.getKey());
      if (execution.isDone() && !execution.isProvisional()) {
        written +=
            writePictures(expected.pictures(), ShownPictures.of(execution.outcome()), problems);
        List<String> shown = shown(each.getValue().snippet(), execution);
        expected
            .text()
            .flatMap(text -> Rewrite.of(text, shown))
            .ifPresent(
                rewrite ->
                    byFile
                        .computeIfAbsent(
                            rewrite.path(), path -> new TreeSet<>(Rewrite.FROM_THE_END))
                        .add(rewrite));
      }
    }
    for (Map.Entry<String, Set<Rewrite>> each : byFile.entrySet()) {
      written += write(each.getKey(), each.getValue(), asParsed, problems);
    }
    return new Written(written, problems);
  }

  private int write(
      String path, Set<Rewrite> rewrites, Map<Path, String> asParsed, List<Problem> problems) {
    SourceLine first = List.copyOf(rewrites).get(rewrites.size() - 1).place();
    Path name = project.resolve(path);
    int written = 0;
    try {
      Optional<ExpectedOutputFile> file =
          ExpectedOutputFile.read(name, asParsed.getOrDefault(name, ""));
      if (file.isEmpty()) {
        problems.add(Problems.changedMeanwhile(first));
        return 0;
      }
      for (Rewrite rewrite : rewrites) {
        if (file.get().replace(rewrite.place().line(), rewrite.before(), rewrite.lines())) {
          written++;
        } else {
          problems.add(Problems.notInItsPlace(rewrite.place()));
        }
      }
      if (written > 0) {
        file.get().write();
      }
      return written;
    } catch (IOException unwritable) {
      problems.add(Problems.notWritten(first, path, unwritable));
      return 0;
    }
  }

  private int writePictures(
      List<ExpectedPicture> golden, List<Picture> shown, List<Problem> problems) {
    int written = 0;
    for (int index = 0; index < Math.min(golden.size(), shown.size()); index++) {
      ExpectedPicture expected = golden.get(index);
      if (isOutdated(expected, shown.get(index))) {
        Path file = project.resolve(expected.path());
        try {
          if (Files.exists(file)) {
            WholeFile.replace(file, shown.get(index).png());
          } else {
            WholeFile.write(file, shown.get(index).png());
          }
          written++;
        } catch (IOException unwritable) {
          problems.add(Problems.notWritten(expected.place(), expected.path(), unwritable));
        }
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

  private record OfSnippet(Snippet snippet, Expected expected) {}

  /**
   * What came of it.
   *
   * @param count how many blocks and pictures were rewritten
   * @param problems a problem for each that could not be
   */
  public record Written(int count, List<Problem> problems) {}

  private record Rewrite(SourceLine place, List<String> before, List<String> lines) {

    private static final Comparator<Rewrite> FROM_THE_END =
        Comparator.comparingInt((Rewrite rewrite) -> rewrite.place().line()).reversed();

    private String path() {
      return place.path();
    }

    private static Optional<Rewrite> of(ExpectedOutput expected, List<String> actual) {
      return expected.matches(actual)
          ? Optional.empty()
          : Optional.of(
              new Rewrite(expected.place(), expected.lines(), expected.rewritten(actual)));
    }
  }
}
