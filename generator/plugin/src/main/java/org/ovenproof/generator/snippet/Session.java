package org.ovenproof.generator.snippet;

import java.util.List;

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
}
