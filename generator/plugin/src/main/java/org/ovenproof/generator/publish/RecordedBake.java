package org.ovenproof.generator.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ovenproof.generator.cache.FileStates;

/**
 * A bake as it is recorded.
 *
 * @param variables names of variables of the environment that snippets may see
 * @param told the digest of the {@link BuildInvocation}
 * @param made the digest of the states of {@code inputs}
 * @param published the digest of the states of {@code outputs}
 * @param cache the folder of kept results; an author deletes it to have all snippets run again
 * @param inputs the files and folders that the bake read
 * @param outputs the files and folders that it wrote
 * @param pages how many pages the site has
 * @param summary what a build says in which nothing has to run
 * @param report what such a build reports, as JSON
 */
record RecordedBake(
    List<String> variables,
    String told,
    String made,
    String published,
    Path cache,
    List<Path> inputs,
    List<Path> outputs,
    int pages,
    String summary,
    String report) {

  private static final String FORM = "ovenproof bake 2";

  /**
   * Whether a build would bake the same again.
   *
   * @param invocation the digest of its {@link BuildInvocation}
   */
  boolean isCurrent(String invocation) {
    try {
      return told.equals(invocation)
          && Files.isDirectory(cache)
          && made.equals(FileStates.of(inputs).digest())
          && published.equals(FileStates.of(outputs).digest());
    } catch (IOException cannotTell) {
      return false;
    }
  }

  /** Returns it as a file holds it. */
  String text() {
    List<String> lines =
        new ArrayList<>(
            List.of(FORM, String.join(" ", variables), told, made, published, cache.toString()));
    add(lines, inputs);
    add(lines, outputs);
    lines.add(Integer.toString(pages));
    lines.add(summary);
    return String.join("\n", lines) + "\n" + report;
  }

  private static void add(List<String> lines, Collection<Path> paths) {
    lines.add(Integer.toString(paths.size()));
    paths.forEach(path -> lines.add(path.toString()));
  }

  /**
   * Returns what a file holds; nothing if it is in another form.
   *
   * @throws IllegalArgumentException if it is cut short
   */
  static Optional<RecordedBake> parse(String text) {
    Lines lines = new Lines(text);
    return lines.next().equals(FORM)
        ? Optional.of(
            new RecordedBake(
                Stream.of(lines.next().split(" ")).filter(each -> !each.isEmpty()).toList(),
                lines.next(),
                lines.next(),
                lines.next(),
                Path.of(lines.next()),
                lines.paths(),
                lines.paths(),
                lines.number(),
                lines.next(),
                lines.rest()))
        : Optional.empty();
  }

  /** Reads line by line. */
  private static final class Lines {

    private final String text;
    private int at;

    private Lines(String text) {
      this.text = text;
    }

    private String next() {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        throw new IllegalArgumentException("a line is missing");
      }
      String line = text.substring(at, end);
      at = end + 1;
      return line;
    }

    private int number() {
      return Integer.parseInt(next());
    }

    private List<Path> paths() {
      List<Path> paths = new ArrayList<>();
      for (int left = number(); left > 0; left--) {
        paths.add(Path.of(next()));
      }
      return paths;
    }

    private String rest() {
      return text.substring(at);
    }
  }
}
