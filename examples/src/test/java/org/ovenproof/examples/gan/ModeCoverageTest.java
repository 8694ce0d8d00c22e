package org.ovenproof.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.GaussianMixture;

class ModeCoverageTest {

  private static final GaussianMixture RING = GaussianMixture.ring(8, 2, 0.1);

  @Test
  void points_of_the_mixture_itself_cover_all_of_it() {
    ModeCoverage coverage = ModeCoverage.of(RING, RING.sample(800, 1));

    assertThat(coverage.covered()).isEqualTo(8);
    // Within three deviations in the plane lie 1 − e^(−9/2) of the points.
    assertThat(coverage.near()).isBetween(0.97, 1.0);
  }

  @Test
  void points_in_one_heap_cover_one() {
    INDArray one = GaussianMixture.of(RING.means().getRows(3), 0.05).sample(100, 1);

    assertThat(ModeCoverage.of(RING, one).covered()).isEqualTo(1);
  }

  @Test
  void points_between_the_heaps_cover_none() {
    ModeCoverage coverage = ModeCoverage.of(RING, Nd4j.zeros(10, 2));

    assertThat(coverage).isEqualTo(new ModeCoverage(0, 8, 0));
  }

  @Test
  void a_few_that_went_astray_do_not_count() {
    // Of 100 points, three in the second heap: a fair share is 12.5, a quarter of it 3.1.
    INDArray points =
        Nd4j.concat(
            0,
            GaussianMixture.of(RING.means().getRows(0), 0.01).sample(97, 1),
            GaussianMixture.of(RING.means().getRows(1), 0.01).sample(3, 1));

    assertThat(ModeCoverage.of(RING, points)).isEqualTo(new ModeCoverage(1, 8, 1));
  }
}
