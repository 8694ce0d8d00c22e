package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GaussianMixtureTest {

  private static final GaussianMixture TWO = GaussianMixture.line(0.5, -2, 2);

  @Test
  void one_heap_is_the_normal_distribution() {
    GaussianMixture normal = GaussianMixture.line(1, 0);

    // 1 / √(2π) and e^(−1/2) times it; NIST Handbook, 1.3.6.6.1.
    assertThat(normal.density(0)).isCloseTo(0.398942280401, within(1e-12));
    assertThat(normal.density(1)).isCloseTo(0.241970724519, within(1e-12));
    assertThat(GaussianMixture.of(Nd4j.zeros(1, 2), 1).density(0, 0))
        .isCloseTo(1 / (2 * Math.PI), within(1e-12));
  }

  @Test
  void the_density_has_the_area_1() {
    double sum = 0;
    for (double x = -8; x < 8; x += 0.01) {
      sum += 0.01 * TWO.density(x);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void points_have_the_mean_and_the_variance_of_the_mixture() {
    double[] points = TWO.sample(20_000, 1).ravel().toDoubleVector();

    double mean = 0;
    double square = 0;
    for (double point : points) {
      mean += point / points.length;
      square += point * point / points.length;
    }
    // Variance: that of the middles, 4, and that of each heap, 1/4.
    assertThat(mean).isCloseTo(0, within(0.06));
    assertThat(square).isCloseTo(4.25, within(0.06));
  }

  @Test
  void the_heaps_of_a_ring_are_as_far_from_the_origin_and_from_each_other() {
    INDArray means = GaussianMixture.ring(8, 2, 0.1).means();

    assertThat(means.shape()).containsExactly(8, 2);
    assertThat(means.norm2(1).toDoubleVector()).containsOnly(new double[] {2}, within(1e-6));
    double side = 4 * Math.sin(Math.PI / 8);
    for (int i = 0; i < 8; i++) {
      assertThat(means.getRow(i).distance2(means.getRow((i + 1) % 8)))
          .isCloseTo(side, within(1e-6));
    }
  }

  @Test
  void the_same_seed_draws_the_same_points() {
    assertThat(TWO.sample(9, 4)).isEqualTo(TWO.sample(9, 4)).isNotEqualTo(TWO.sample(9, 5));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> GaussianMixture.line(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deviation must be > 0 but was 0.0");
    assertThatThrownBy(() -> GaussianMixture.line(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("means must be >= 1 but were 0");
    assertThatThrownBy(() -> GaussianMixture.ring(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("modes must be > 0 but was 0");
    assertThatThrownBy(() -> GaussianMixture.ring(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("radius must be > 0 but was 0.0");
    assertThatThrownBy(() -> GaussianMixture.of(Nd4j.zeros(2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("means must be [k, d] but was [2]");
    assertThatThrownBy(() -> TWO.density(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("point must have 1 numbers but has 2");
    assertThatThrownBy(() -> TWO.sample(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
  }
}
