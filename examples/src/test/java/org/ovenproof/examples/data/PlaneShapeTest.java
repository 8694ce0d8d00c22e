package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PlaneShapeTest {

  @ParameterizedTest
  @EnumSource
  void the_same_seed_scatters_the_same_points_and_another_seed_others(PlaneShape shape) {
    INDArray points = shape.points(50, 1);

    assertThat(points.shape()).containsExactly(50, 2);
    assertThat(shape.points(50, 1)).isEqualTo(points);
    assertThat(shape.points(50, 2)).isNotEqualTo(points);
  }

  @ParameterizedTest
  @EnumSource
  void points_are_about_as_wide_as_noise_is(PlaneShape shape) {
    INDArray points = shape.points(4000, 1);

    for (int axis = 0; axis < 2; axis++) {
      assertThat(points.getColumn(axis).meanNumber().doubleValue()).isCloseTo(0, within(0.1));
      assertThat(points.getColumn(axis).varNumber().doubleValue()).isBetween(0.7, 1.5);
    }
  }

  @Test
  void a_ring_is_as_thick_as_its_scatter_and_even_all_around() {
    float[][] points = PlaneShape.RING.points(4000, 1).toFloatMatrix();

    int right = 0;
    for (float[] point : points) {
      assertThat(Math.hypot(point[0], point[1])).isCloseTo(1.4, within(0.3));
      right += point[0] > 0 ? 1 : 0;
    }
    assertThat(right).isBetween(1850, 2150);
  }

  /** As scikit-learn's make_moons has them: half circles around (0, 0) and (1, 0.5), stretched. */
  @Test
  void moons_are_two_half_circles() {
    int upper = 0;
    for (float[] point : PlaneShape.MOONS.points(1000, 1).toFloatMatrix()) {
      double x = point[0] / 1.15 + 0.5;
      double y = point[1] / 2 + 0.25;
      boolean onUpper = Math.abs(Math.hypot(x, y) - 1) < 0.2 && y > -0.2;
      boolean onLower = Math.abs(Math.hypot(x - 1, y - 0.5) - 1) < 0.2 && y < 0.7;
      assertThat(onUpper || onLower).isTrue();
      upper += onUpper ? 1 : 0;
    }
    assertThat(upper).isBetween(400, 600);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> PlaneShape.MOONS.points(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
  }
}
