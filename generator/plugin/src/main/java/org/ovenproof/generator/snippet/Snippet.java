package org.ovenproof.generator.snippet;

import java.util.List;

/**
 * A block of code in a page that runs.
 *
 * @param page the page's file, from the project's folder on
 * @param place where the block begins, in the page or in a file that it includes
 * @param id its name, unique in the page
 * @param session the name of the session that it runs in, empty for the page's own
 * @param code what runs, lines ending in {@code \n}
 * @param lines where each line of {@code code} stands
 * @param options what else the author says of it
 */
public record Snippet(
    String page,
    SourceLine place,
    String id,
    String session,
    String code,
    List<CodeLine> lines,
    Options options) {

  public Snippet {
    lines = List.copyOf(lines);
  }

  /** Whether it runs just as {@code other} does, wherever the two stand. */
  public boolean runsLike(Snippet other) {
    return code.equals(other.code)
        && session.equals(other.session)
        && options.runsLike(other.options);
  }

  /** Returns where the block begins. */
  public Location location() {
    return place.start();
  }

  /**
   * Returns where line {@code line} of the code stands, from 1; the block's own place if unknown.
   */
  public CodeLine sourceOf(int line) {
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : new CodeLine(place, 0);
  }
}
