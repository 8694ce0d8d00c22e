package org.ovenproof.generator.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A parser of pages that starts, which takes a second, while others do what they have to do. */
public final class ParserStart implements AutoCloseable {

  private final CompletableFuture<PageParser> parser;

  private ParserStart(CompletableFuture<PageParser> parser) {
    this.parser = parser;
  }

  /** Begins to start a parser for the pages of a project. */
  static ParserStart begin(Path project) {
    return new ParserStart(CompletableFuture.supplyAsync(() -> started(project)));
  }

  private static PageParser started(Path project) {
    try {
      return new PageParser(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the parser as soon as it is there.
   *
   * @throws IOException if what it starts with cannot be read
   */
  PageParser parser() throws IOException {
    try {
      return parser.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
      throw failed;
    }
  }

  /** Ends the parser, for which nobody has to wait: it takes a second as well. */
  @Override
  public void close() {
    parser.thenAcceptAsync(PageParser::close);
  }
}
