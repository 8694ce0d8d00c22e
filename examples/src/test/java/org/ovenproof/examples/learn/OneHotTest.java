package org.ovenproof.examples.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class OneHotTest {

  @Test
  void each_row_has_a_one_in_the_place_of_its_class_or_none() {
    assertThat(OneHot.of(new int[] {2, 0, OneHot.NONE}, 3))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}, {0, 0, 0}}));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> OneHot.of(new int[] {1, 3}, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label must be >= 0 and < 3 but was 3");
    assertThatThrownBy(() -> OneHot.write(-2, 3, new float[3], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label must be >= 0 and < 3 but was -2");
    assertThatThrownBy(() -> OneHot.of(new int[0], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels and classes must be > 0 but were 0 and 3");
  }
}
