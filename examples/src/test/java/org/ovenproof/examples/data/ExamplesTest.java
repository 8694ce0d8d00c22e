package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExamplesTest {

  private static final INDArray ROWS = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, 6}});

  @Test
  void rows_are_drawn_whole_and_each_about_as_often() {
    INDArray drawn = Examples.of(ROWS).sample(3000, 1);

    assertThat(drawn.shape()).containsExactly(3000, 2);
    float[][] rows = drawn.toFloatMatrix();
    int[] counts = new int[3];
    for (float[] row : rows) {
      assertThat(row[1]).isEqualTo(row[0] + 1);
      counts[(int) row[0] / 2]++;
    }
    // The standard deviation of such a count is √(3000 · 1/3 · 2/3), about 26.
    for (int count : counts) {
      assertThat((double) count).isCloseTo(1000, within(110.0));
    }
  }

  @Test
  void the_same_seed_draws_the_same_rows() {
    Examples examples = Examples.of(ROWS);

    assertThat(examples.dimensions()).isEqualTo(2);
    assertThat(examples.sample(20, 1)).isEqualTo(examples.sample(20, 1));
    assertThat(examples.sample(20, 2)).isNotEqualTo(examples.sample(20, 1));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Examples.of(Nd4j.zeros(3, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be [n, d] but was [3, 1, 2]");
    assertThatThrownBy(() -> Examples.of(ROWS).sample(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
  }
}
