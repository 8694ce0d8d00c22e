package org.ovenproof.generator.prove;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ovenproof.display.Picture;
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

/** Compares what snippets showed with what their pages expect of them. */
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

  /** Returns what pages say of each snippet, by its name. */
  Map<String, OfSnippet> bySnippet() {
    return Collections.unmodifiableMap(bySnippet);
  }

  /** What a page says that a snippet shows. */
  record OfSnippet(Snippet snippet, Expected expected) {}
}
