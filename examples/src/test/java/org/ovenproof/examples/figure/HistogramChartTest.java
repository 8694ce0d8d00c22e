package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovenproof.examples.figure.Drawn.elements;
import static org.ovenproof.examples.figure.Drawn.texts;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class HistogramChartTest {

  private static final HistogramChart EMPTY = HistogramChart.of("x", 0, 4, 4).upTo(1);

  @Test
  void a_bar_is_as_high_as_the_share_of_the_values_in_it_by_its_width() throws Exception {
    // Half of the values in the first bin, a quarter in the last, a quarter beyond: 1 is at y = 62.
    HistogramChart chart = EMPTY.with("a", Nd4j.createFromArray(0.0, 0.9, 3.5, 17));

    assertThat(elements(chart, "polygon").get(0).getAttribute("points"))
        .isEqualTo("64,274 64,168 182,168 182,274 300,274 300,274 418,274 418,221 536,221 536,274");
  }

  @Test
  void bins_of_another_width_have_the_same_area() throws Exception {
    HistogramChart half = HistogramChart.of("x", 0, 4, 8).upTo(2);

    // All values in half a unit: density 2, which is the top.
    assertThat(
            elements(half.with("a", Nd4j.createFromArray(0.1, 0.2)), "polygon")
                .get(0)
                .getAttribute("points"))
        .startsWith("64,274 64,62 123,62 123,274");
  }

  @Test
  void a_curve_is_cut_off_at_the_top() throws Exception {
    HistogramChart chart = EMPTY.curve("p", x -> x / 2);

    String points = elements(chart, "polyline").get(1).getAttribute("points");
    assertThat(points).startsWith("64,274").endsWith("536,62").contains(" 300,62 ");
    assertThat(texts(chart)).contains("p", "x", "density", "1");
  }

  @Test
  void without_a_top_the_axis_holds_everything() throws Exception {
    assertThat(texts(HistogramChart.of("x", 0, 4, 4).curve("p", x -> 3))).contains("3");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> HistogramChart.of("x", 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bins must be > 0 but was 0");
    assertThatThrownBy(() -> EMPTY.upTo(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("density must be > 0 and finite but was -1.0");
    assertThatThrownBy(() -> EMPTY.curve("p", x -> -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p must be >= 0 and finite at 0.0 but was -1.0");
    assertThatThrownBy(EMPTY::display)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a chart must have >= 1 histogram or curve but has 0");
  }
}
