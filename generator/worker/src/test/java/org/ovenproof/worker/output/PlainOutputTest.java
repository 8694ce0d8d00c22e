package org.ovenproof.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ovenproof.display.Frames;
import org.ovenproof.display.Gallery;
import org.ovenproof.display.Labelled;
import org.ovenproof.display.Markup;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

/** No more of what a cell shows is sent than a page takes. */
class PlainOutputTest {

  private final PlainOutput plain =
      new PlainOutput(
          new PrintedTraces((type, line) -> Optional.empty()), new ValueText(type -> {}));

  @Test
  void tables_of_a_snippet_have_so_many_cells_together_and_no_more() {
    List<Object> row = Collections.nCopies(100, 1);
    List<String> columns = Collections.nCopies(100, "c");
    Table half = new Table(columns, Collections.nCopies(PlainOutput.MAX_CELLS / 200 - 1, row));
    assertThat(plain.of(half)).isEqualTo(half);
    assertThat(plain.of(half)).isEqualTo(half);
    Table one = new Table(List.of("c"), List.of());
    assertThatThrownBy(() -> plain.of(one))
        .hasMessage("its tables have 100,001 cells, and a page takes 100,000 of one snippet");
  }

  @Test
  void all_texts_of_a_snippet_have_so_many_characters_together_and_no_more() {
    String half = "x".repeat(PlainOutput.MAX_CHARACTERS / 2);
    plain.of(new Text(half, Text.Kind.WORDS));
    plain.of(new Gallery(List.of(new Labelled(half, new Markup("")))));
    assertThatThrownBy(() -> plain.of(new Text("x", Text.Kind.WORDS)))
        .hasMessage("what it shows has more than 16,777,216 characters: show less of it");
  }

  @Test
  void galleries_and_frames_lie_in_each_other_so_deep_and_no_deeper() {
    Output output = new Text("x", Text.Kind.WORDS);
    for (int depth = 1; depth < PlainOutput.MAX_DEPTH; depth++) {
      output =
          depth % 2 == 0
              ? new Gallery(List.of(new Labelled("a", output)))
              : new Frames("a", List.of(new Labelled("a", output)));
    }
    assertThat(plain.of(output)).isEqualTo(output);
    Output deeper = new Gallery(List.of(new Labelled("a", output)));
    assertThatThrownBy(() -> plain.of(deeper))
        .hasMessage("what it shows lies in more than 8 galleries or frames");
  }

  @Test
  void a_number_keeps_so_many_digits_and_a_cell_so_many_characters() {
    BigInteger kept = BigInteger.TEN.pow(PlainOutput.MAX_DIGITS - 1);
    BigInteger cut = BigInteger.TEN.pow(PlainOutput.MAX_DIGITS);
    Object long_ = new StringBuilder("y".repeat(ValueText.MAX_CHARACTERS + 101));
    Table table =
        new Table(
            List.of("a", "b", "c", "d"),
            List.of(List.of(kept, cut, new BigDecimal(cut).negate(), long_)));
    List<Object> cells = ((Table) plain.of(table)).rows().get(0);
    assertThat(cells.get(0)).isEqualTo(kept);
    assertThat(cells.get(1)).isEqualTo("1" + "0".repeat(999) + "\n… 1 more digits");
    assertThat(cells.get(2)).isEqualTo("-1" + "0".repeat(998) + "\n… 2 more digits");
    assertThat(cells.get(3)).isEqualTo("y".repeat(65_636) + "\n… 1 more characters");
  }
}
