package org.ovenproof.generator.parse;

import java.io.IOException;
import java.nio.file.Path;

/** A parser of pages that starts, which takes a second, while others do what they have to do. */
public final class ParserStart implements AutoCloseable {

  private final Background<PageParser> parser;

  private ParserStart(Background<PageParser> parser) {
    this.parser = parser;
  }

  /** Begins to start a parser for the pages of a project. */
  public static ParserStart begin(Path project) {
    return new ParserStart(Background.make(() -> new PageParser(project)));
  }

  /**
   * Returns the parser as soon as it is there.
   *
   * @throws IOException if what it starts with cannot be read
   */
  PageParser parser() throws IOException {
    return parser.get();
  }

  /** Ends the parser, for which nobody has to wait: it takes a second as well. */
  @Override
  public void close() {
    parser.then(PageParser::close);
  }
}
