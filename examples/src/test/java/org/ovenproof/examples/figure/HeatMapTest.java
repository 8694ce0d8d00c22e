package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Drawing;

class HeatMapTest {

  private static final INDArray VALUES =
      Nd4j.createFromArray(new float[][] {{0, 0.5f, 2}, {-1, 0, 0}});

  @Test
  void each_number_is_a_square_as_full_as_its_distance_from_zero() {
    String svg = ((Drawing) HeatMap.of(VALUES).display()).svg();

    assertThat(svg.split("<rect")).hasSize(7);
    assertThat(svg).contains("#d55e00)\" fill-opacity=\"1\"", "#d55e00)\" fill-opacity=\"0.25\"");
    assertThat(svg).contains("#0072b2)\" fill-opacity=\"0.5\"");
  }

  @Test
  void names_and_numbers_are_text() {
    HeatMap map = HeatMap.of(VALUES).named(List.of("a", "<"), List.of("x", "y", "z"));

    assertThat(((Drawing) map.display()).svg())
        .contains(">a<", ">&lt;<", ">z<")
        .doesNotContain("0.50");
    assertThat(((Drawing) map.withNumbers().display()).svg()).contains(">0.50<", ">-1.00<");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> HeatMap.of(Nd4j.zeros(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be [n, m] but was [2]");
    assertThatThrownBy(() -> HeatMap.of(VALUES).named(List.of("a"), List.of("x", "y", "z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("names must be 2 and 3 but were 1 and 3");
  }
}
