package org.ovenproof.generator.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.snippet.Location;
import org.ovenproof.generator.snippet.Names;
import org.ovenproof.generator.snippet.SourceLine;

/** Asciidoctor gives no line for what stands in a sentence, so pages are searched for it. */
public final class Mentions {

  private final Path project;

  public Mentions(Path project) {
    this.project = project;
  }

  /**
   * Returns where a page, or a file that it includes, first has a text.
   *
   * @param texts the text in each form in which an author may have written it, the likeliest first
   * @return the beginning of the page if none is found
   */
  public Location of(Page page, List<String> texts) {
    return of(page.path(), page.includes(), texts);
  }

  /** Does the same for a page by its path, and the files that it includes. */
  public Location of(String path, Collection<Path> includes, List<String> texts) {
    return find(path, includes, texts).orElseGet(() -> new Location(path, 1, 1));
  }

  /** Returns the same, if any is found. */
  public Optional<Location> find(Page page, List<String> texts) {
    return find(page.path(), page.includes(), texts);
  }

  private Optional<Location> find(String path, Collection<Path> includes, List<String> texts) {
    List<Path> files = new ArrayList<>(List.of(project.resolve(path)));
    files.addAll(includes);
    for (String text : texts) {
      for (Path file : files) {
        try {
          List<String> lines = Files.readString(file).lines().toList();
          for (int index = 0; index < lines.size(); index++) {
            int column = Names.nfc(lines.get(index)).indexOf(text);
            if (column >= 0) {
              return Optional.of(
                  new Location(SourceLine.path(project, file), index + 1, column + 1));
            }
          }
        } catch (IOException unreadable) {
          // Then it is not found there.
        }
      }
    }
    return Optional.empty();
  }
}
