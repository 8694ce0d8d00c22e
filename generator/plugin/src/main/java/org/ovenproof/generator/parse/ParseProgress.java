package org.ovenproof.generator.parse;

import java.util.List;
import org.ovenproof.generator.page.Page;

/** Is told how far the parsing of pages is. */
@FunctionalInterface
public interface ParseProgress {

  /** Is told before each page that is parsed how many are done, and of how many. */
  void parsed(int done, int all);

  /** Is told before Asciidoctor starts of how many sessions the snippets may have changed. */
  default void starting(int sessions) {}

  /** Whether it wants to be told of pages while others are still parsed. */
  default boolean overlaps() {
    return false;
  }

  /** Is told of each page in all of its languages, as soon as it is known, if it asked for it. */
  default void known(List<Page> translations) {}
}
