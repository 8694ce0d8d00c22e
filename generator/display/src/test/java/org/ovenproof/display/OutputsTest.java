package org.ovenproof.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputsTest {

  private static final Text TEXT = new Text("t");
  private static final Drawing DRAWING = new Drawing("<svg viewBox=\"0 0 1 1\"></svg>");

  @AfterEach
  void showOnStandardOutput() {
    Display.to(System.out::println);
  }

  @Test
  void rows_of_a_table_are_as_long_as_its_header() {
    assertThat(Table.of("a", "b").row(1, "x").row(2, "y").rows())
        .containsExactly(List.of(1, "x"), List.of(2, "y"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of("a", "b").row(1, 2).row(1))
        .withMessage("row 1 must have 2 cells but has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(Table::of)
        .withMessage("columns must not be empty");
  }

  @Test
  void what_is_shown_reads_as_text_where_there_is_no_page() {
    Table table = Table.of("name", "count").row("conv", 208).row("dense", 1028);
    assertThat(table).hasToString("name   count\nconv     208\ndense   1028");
    Gallery gallery = Gallery.empty().with("a", TEXT).with("b", table);
    assertThat(gallery).hasToString("a: t\nb:\n" + table);
    assertThat(Frames.over("epoch").with("1", TEXT)).hasToString("epoch 1: t");
    assertThat(DRAWING).hasToString("drawing (SVG of 29 characters)");
    assertThat(new Markup("<b>x</b>")).hasToString("<b>x</b>");
  }

  @Test
  void a_cell_without_a_value_says_so() {
    assertThat(Table.of("a").row((Object) null).rows()).containsExactly(List.of("null"));
  }

  @Test
  void a_table_does_not_change_with_the_lists_it_was_made_of() {
    List<List<Object>> rows = new ArrayList<>(List.of(List.of(1)));
    Table table = new Table(List.of("a"), rows);
    rows.add(List.of(2));
    assertThat(table.rows()).hasSize(1);
  }

  @Test
  void a_drawing_is_one_svg_element_with_a_viewBox() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drawing("<svg width=\"1\"></svg>"))
        .withMessage(
            "svg must begin with <svg and have a viewBox but begins with <svg width=\"1\"></svg>");
    assertThatIllegalArgumentException().isThrownBy(() -> new Drawing("<p>viewBox=</p>"));
  }

  @Test
  void pixels_and_drawings_need_a_text_in_their_place_wherever_they_are() {
    assertThat(TEXT.needsAlternative()).isFalse();
    assertThat(Table.of("a").needsAlternative()).isFalse();
    assertThat(new Markup("<b></b>").needsAlternative()).isFalse();
    assertThat(DRAWING.needsAlternative()).isTrue();
    assertThat(Gallery.empty().with("a", TEXT).needsAlternative()).isFalse();
    assertThat(Gallery.empty().with("a", TEXT).with("b", DRAWING).needsAlternative()).isTrue();
    assertThat(Frames.over("t").with("0", TEXT).needsAlternative()).isFalse();
    assertThat(Frames.over("t").with("0", DRAWING).needsAlternative()).isTrue();
  }

  @Test
  void a_gallery_and_frames_take_whatever_can_be_displayed() {
    Displayable own = () -> TEXT;
    assertThat(Gallery.empty().with("a", own).items()).containsExactly(new Labelled("a", TEXT));
    assertThat(Frames.over("t").with("0", own).frames()).containsExactly(new Labelled("0", TEXT));
  }

  @Test
  void display_gives_a_value_to_whoever_listens() {
    List<Object> shown = new ArrayList<>();
    Display.to(shown::add);
    Display.display(1);
    Display.display("two");
    assertThat(shown).containsExactly(1, "two");
  }
}
