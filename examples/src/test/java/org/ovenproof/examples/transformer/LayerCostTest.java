package org.ovenproof.examples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayerCostTest {

  @Test
  void attention_costs_what_counting_in_its_loops_says() {
    int length = 7;
    int width = 6;
    int heads = 3;
    long count = 0;
    for (int projection = 0; projection < 4; projection++) {
      count += product(length, width, width);
    }
    for (int head = 0; head < heads; head++) {
      count += product(length, width / heads, length);
      count += product(length, length, width / heads);
    }

    LayerCost cost = LayerCost.attention(length, width, heads);

    assertThat(cost.multiplyAdds()).isEqualTo(count);
    assertThat(cost.attentionWeights()).isEqualTo(heads * length * length);
  }

  /** Vaswani et al., table 1. */
  @Test
  void what_is_far_away_is_one_step_away_for_attention_only() {
    assertThat(LayerCost.attention(100, 8, 2).maximumPath()).isEqualTo(1);
    assertThat(LayerCost.attention(100, 8, 2).sequentialSteps()).isEqualTo(1);
    assertThat(LayerCost.recurrent(100, 8).maximumPath()).isEqualTo(100);
    assertThat(LayerCost.recurrent(100, 8).sequentialSteps()).isEqualTo(100);
    assertThat(LayerCost.convolution(100, 8, 3).maximumPath()).isEqualTo(50);
    assertThat(LayerCost.convolution(100, 8, 3).sequentialSteps()).isEqualTo(1);
  }

  @Test
  void twice_the_length_is_twice_the_cost_but_for_pairs_of_tokens_four_times() {
    assertThat(LayerCost.recurrent(200, 8).multiplyAdds())
        .isEqualTo(2 * LayerCost.recurrent(100, 8).multiplyAdds());
    assertThat(LayerCost.convolution(200, 8, 3).multiplyAdds())
        .isEqualTo(2 * LayerCost.convolution(100, 8, 3).multiplyAdds());
    assertThat(LayerCost.attention(200, 8, 2).attentionWeights())
        .isEqualTo(4 * LayerCost.attention(100, 8, 2).attentionWeights());
  }

  @Test
  void a_window_that_reaches_all_tokens_is_one_layer() {
    assertThat(LayerCost.convolution(3, 8, 3).maximumPath()).isEqualTo(1);
    assertThat(LayerCost.convolution(4, 8, 3).maximumPath()).isEqualTo(2);
    assertThat(LayerCost.convolution(1, 8, 3).maximumPath()).isEqualTo(1);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> LayerCost.attention(0, 8, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length, width and heads must be > 0 but were 0, 8 and 2");
    assertThatThrownBy(() -> LayerCost.convolution(4, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length, width and kernel - 1 must be > 0 but were 4, 8 and 0");
  }

  private static long product(int rows, int inner, int columns) {
    long count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < inner; i++) {
          count++;
        }
      }
    }
    return count;
  }
}
