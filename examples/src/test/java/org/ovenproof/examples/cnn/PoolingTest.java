package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class PoolingTest {

  private static final INDArray FOUR =
      Nd4j.createFromArray(new float[][] {{1, 3, 0, 0}, {2, 6, 0, 8}, {5, 5, 1, 2}, {5, 5, 3, 4}});

  @Test
  void max_pooling_keeps_the_largest_of_each_window() {
    assertThat(Pooling.max(2).apply(FOUR))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{6, 8}, {5, 4}}));
  }

  @Test
  void average_pooling_keeps_the_mean_of_each_window() {
    assertThat(Pooling.average(2).apply(FOUR))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{3, 2}, {5, 2.5f}}));
  }

  /** Zhang et al., Dive into Deep Learning, section 7.5.2: windows of 3 on 4 x 4 numbers. */
  @Test
  void rows_and_columns_that_fill_no_window_are_left_out() {
    INDArray x = Nd4j.arange(16).castTo(DataType.FLOAT).reshape(4, 4);

    assertThat(Pooling.max(3).apply(x)).isEqualTo(Nd4j.createFromArray(new float[][] {{10}}));
  }

  @Test
  void the_mean_of_all_pixels_survives_average_pooling() {
    INDArray x = Nd4j.arange(64).castTo(DataType.FLOAT).reshape(8, 8);

    assertThat(Pooling.average(2).apply(x).meanNumber().doubleValue()).isEqualTo(31.5);
  }

  @Test
  void every_channel_is_pooled_by_itself() {
    INDArray x = Weights.he(new Random(1), 1, 3, 6, 6);

    INDArray pooled = Pooling.max(2).apply(x);

    assertThat(pooled.shape()).containsExactly(3, 3, 3);
    assertThat(Pooling.max(2).apply(x.slice(1))).isEqualTo(pooled.slice(1));
  }

  @Test
  void relu_cuts_negative_values_and_leaves_its_argument_alone() {
    INDArray x = Nd4j.createFromArray(-2f, 0f, 3f);

    assertThat(Relu.of(x)).isEqualTo(Nd4j.createFromArray(0f, 0f, 3f));
    assertThat(x).isEqualTo(Nd4j.createFromArray(-2f, 0f, 3f));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Pooling.max(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be > 0 but was 0");
    assertThatThrownBy(() -> Pooling.max(5).apply(FOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be <= 4 x 4, the size of a map, but was 5");
    assertThatThrownBy(() -> Pooling.max(1).apply(Nd4j.zeros(DataType.FLOAT, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picture must be [h, w] or [c, h, w] but was [3]");
  }
}
