package org.ovenproof.generator.snippet;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Snippets that run one after the other and share what they declare.
 *
 * @param name the page's name without its language, and the session's if it is not the page's own
 * @param snippets in the order of the page, in its first language
 */
public record Session(String name, List<Snippet> snippets) {

  public Session {
    snippets = List.copyOf(snippets);
  }

  /** Whether it runs just as {@code other} does, wherever the snippets of the two stand. */
  public boolean runsLike(Session other) {
    return name.equals(other.name)
        && snippets.size() == other.snippets.size()
        && IntStream.range(0, snippets.size())
            .allMatch(index -> snippets.get(index).runsLike(other.snippets.get(index)));
  }
}
