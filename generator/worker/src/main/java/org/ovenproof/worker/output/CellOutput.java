package org.ovenproof.worker.output;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.ovenproof.display.Output;
import org.ovenproof.worker.protocol.Shown;

/** What a page shows of the values and of the printed text of the cells of a session. */
public final class CellOutput {

  private final Asked asked;
  private final ValueText texts;
  private final Renderings renderings;
  private final PrintedTraces traces;

  /** Counts how much the cell that runs has shown. */
  private PlainOutput plain;

  /**
   * Begins in the thread that runs the cells.
   *
   * @param asks is told what an author's object is asked while a value is shown, such as {@code
   *     Foo.toString()}, and by an empty text that all is answered
   * @param places writes the line of a class as the place in a cell that it is, if it is one
   */
  public CellOutput(Consumer<String> asks, BiFunction<String, Integer, Optional<String>> places) {
    this.asked = new Asked(asks);
    this.texts = new ValueText(asked::toText);
    this.renderings = new Renderings(texts, asked::toDisplay);
    this.traces = new PrintedTraces(places);
    beginCell();
  }

  /** Begins a cell, of which a page takes as much as of any other. */
  public void beginCell() {
    plain = new PlainOutput(traces, texts);
  }

  /**
   * Returns what is shown of a value.
   *
   * @param value not null
   * @throws IllegalStateException if the cell has shown more than a page takes
   */
  public Shown value(Object value) {
    Output output;
    try {
      output = plain.of(renderings.of(value));
    } finally {
      asked.done();
    }
    return new Shown(Shown.Source.VALUE, output);
  }

  /** Returns printed text with the names and lines that the author of the cells knows. */
  public Shown printed(Shown text) {
    return new Shown(text.source(), plain.of(text.output()));
  }
}
