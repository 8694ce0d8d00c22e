package org.ovenproof.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class NearestTest {

  private final INDArray pictures = Weights.normal(new Random(1), 1, 20, 16);
  private final INDArray examples = Weights.normal(new Random(2), 1, 50, 16);

  @Test
  void no_example_is_nearer_than_the_nearest() {
    Nearest nearest = Nearest.of(pictures, examples);

    for (int i = 0; i < 20; i++) {
      double found = nearest.distances()[i];
      assertThat(distance(i, nearest.indices()[i])).isCloseTo(found, within(1e-5));
      for (int k = 0; k < 50; k++) {
        assertThat(distance(i, k)).isGreaterThan(found - 1e-5);
      }
    }
  }

  @Test
  void what_is_among_the_examples_is_at_no_distance() {
    INDArray known = Nd4j.pullRows(examples, 1, 7, 3);

    Nearest nearest = Nearest.of(known, examples);

    assertThat(nearest.indices()).containsExactly(7, 3);
    assertThat(nearest.distances()).containsOnly(0);
    assertThat(nearest.examples()).isEqualTo(known);
  }

  @Test
  void half_of_the_distances_do_not_reach_the_median() {
    INDArray line = Nd4j.createFromArray(new float[][] {{1}, {2}, {4}, {9}});

    assertThat(Nearest.of(line, Nd4j.zeros(line.dataType(), 1, 1)).median()).isEqualTo(3);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Nearest.of(pictures, Nd4j.zeros(5, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pictures and examples must be [n, d] and [m, d] but were [20, 16] and [5, 2]");
  }

  private double distance(int picture, int example) {
    INDArray difference = pictures.getRow(picture).sub(examples.getRow(example));
    return difference.norm2Number().doubleValue() / 4;
  }
}
