package org.ovenproof.generator.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ovenproof.display.Picture;
import org.ovenproof.generator.cache.WholeFile;
import org.ovenproof.generator.output.ShownPictures;
import org.ovenproof.generator.page.Expected;
import org.ovenproof.generator.page.ExpectedOutput;
import org.ovenproof.generator.page.ExpectedPicture;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.Problems;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.SourceLine;

/** Writes what snippets show now in the place of what their pages expect. */
public final class ExpectationWriter {

  private final Path project;
  private final Expectations expectations;

  public ExpectationWriter(Path project, List<Page> pages) {
    this.project = project;
    this.expectations = new Expectations(project, pages);
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
    for (Map.Entry<String, Expectations.OfSnippet> each : expectations.bySnippet().entrySet()) {
      Expected expected = each.getValue().expected();
      Execution execution = executions.get(each.getKey());
      if (execution.isDone() && !execution.isProvisional()) {
        written +=
            writePictures(expected.pictures(), ShownPictures.of(execution.outcome()), problems);
        List<String> shown = expectations.shown(each.getValue().snippet(), execution);
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
