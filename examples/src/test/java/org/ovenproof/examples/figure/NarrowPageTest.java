package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ovenproof.examples.figure.Drawn.collisions;
import static org.ovenproof.examples.figure.Drawn.elements;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** A phone draws letters larger, so that they can be read, but not what is around them. */
class NarrowPageTest {

  private static final double[] YS = {0.001, 0.02, 0.013};

  @Test
  void names_of_lines_keep_apart_from_each_other_and_from_the_axes() throws Exception {
    LineChart chart =
        LineChart.of("training step", "loss (cross-entropy, nats)")
            .with("pictures it learns from", YS)
            .with("pictures it has not seen", YS)
            .with("third", YS)
            .with("fourth", YS);

    assertThat(collisions(chart)).isEmpty();
  }

  @Test
  void names_of_bars_and_curves_keep_apart() throws Exception {
    HistogramChart chart =
        HistogramChart.of("x", -6, 6, 4)
            .with("real", Nd4j.createFromArray(0.1, 0.2))
            .curve("its density", x -> 0.1)
            .curve("another density", x -> 0.2);

    assertThat(collisions(chart)).isEmpty();
  }

  @Test
  void names_of_points_keep_apart() throws Exception {
    ScatterChart chart =
        ScatterChart.of(-10, 10).with("real", Nd4j.zeros(1, 2)).with("generated", Nd4j.ones(1, 2));

    assertThat(collisions(chart)).isEmpty();
    assertThat(collisions(ScatterChart.of(-10, 10))).isEmpty();
  }

  @Test
  void columns_of_a_heat_map_are_as_wide_as_their_names() throws Exception {
    HeatMap map =
        HeatMap.of(Nd4j.eye(3))
            .named(List.of("a", "b", "c"), List.of("animal", "drink", "furniture"));

    assertThat(collisions(map)).isEmpty();
    assertThat(collisions(map.withNumbers())).isEmpty();
    assertThat(elements(map, "text")).noneMatch(text -> text.hasAttribute("transform"));
  }

  @Test
  void names_of_columns_that_cannot_be_so_wide_are_read_from_below() throws Exception {
    List<String> names = List.of("one", "animal", "three", "furniture", "five", "six", "seven");
    HeatMap map = HeatMap.of(Nd4j.eye(7)).named(names, names);

    assertThat(collisions(map)).isEmpty();
    assertThat(elements(map, "text"))
        .filteredOn(text -> text.hasAttribute("transform"))
        .extracting(text -> text.getTextContent())
        .isEqualTo(names);
  }
}
