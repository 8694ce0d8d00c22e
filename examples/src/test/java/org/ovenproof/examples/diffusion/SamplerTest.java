package org.ovenproof.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class SamplerTest {

  private static final INDArray MEANS =
      Nd4j.createFromArray(new float[][] {{-1, 0}, {1, 0.5f}, {0, -1}});

  private final NoiseSchedule schedule = NoiseSchedule.linear(100);
  private final Denoiser exact = ExactDenoiser.of(MEANS, 0.3, schedule);

  /** Song et al., arXiv:2010.02502: with eta = 1, DDIM is DDPM. */
  @Test
  void ddim_with_all_its_noise_is_ancestral_sampling() {
    INDArray ancestral = Sampler.ancestral().sample(exact, 50, 7).result();
    INDArray ddim = Sampler.ddim(100, 1).sample(exact, 50, 7).result();

    assertThat(ddim.sub(ancestral).amaxNumber().doubleValue()).isLessThan(1e-3);
  }

  @Test
  void ddim_without_noise_is_decided_by_where_it_begins() {
    INDArray start = Weights.normal(new Random(1), 1, 20, 2);

    INDArray one = Sampler.ddim(20).from(exact, start, new Random(2)).result();
    INDArray other = Sampler.ddim(20).from(exact, start, new Random(3)).result();

    assertThat(one).isEqualTo(other);
    assertThat(Sampler.ancestral().from(exact, start, new Random(2)).result())
        .isNotEqualTo(Sampler.ancestral().from(exact, start, new Random(3)).result());
  }

  @Test
  void with_the_exact_denoiser_the_samples_are_those_of_the_mixture() {
    INDArray samples = Sampler.ancestral().sample(exact, 3000, 5).result();

    assertThat(samples.mean(0).toDoubleVector())
        .containsExactly(MEANS.mean(0).toDoubleVector(), within(0.05));
    INDArray all = ExactDenoiser.of(MEANS, 0.3, schedule).weights(samples, 1).mean(0);
    assertThat(all.toDoubleVector())
        .containsExactly(new double[] {1 / 3., 1 / 3., 1 / 3.}, within(0.04));
  }

  @Test
  void the_best_denoiser_of_a_finite_collection_gives_back_what_is_in_it() {
    INDArray collection = Weights.normal(new Random(3), 1, 6, 30);

    INDArray samples =
        Sampler.ancestral().sample(ExactDenoiser.of(collection, 0, schedule), 12, 4).result();

    Nearest nearest = Nearest.of(samples, collection);

    assertThat(Arrays.stream(nearest.distances()).max().orElseThrow()).isLessThan(0.01);
    assertThat(Nd4j.pullRows(collection, 1, nearest.indices())).isEqualTo(nearest.examples());
  }

  /** The density of normal distributions around the means, noised, by finite differences. */
  @Test
  void the_exact_score_is_the_gradient_of_the_log_density() {
    INDArray points = Weights.normal(new Random(4), 1, 8, 2);

    for (int t : new int[] {5, 40, 90}) {
      INDArray score = exact.score(points, t);
      for (int i = 0; i < 8; i++) {
        double x = points.getDouble(i, 0);
        double y = points.getDouble(i, 1);
        double slope = (logDensity(x + 1e-4, y, t) - logDensity(x - 1e-4, y, t)) / 2e-4;
        assertThat(score.getDouble(i, 0)).isCloseTo(slope, within(1e-3 * (1 + Math.abs(slope))));
      }
    }
  }

  @Test
  void a_trajectory_names_where_it_stopped() {
    Trajectory way = Sampler.ddim(2).sample(exact, 3, 1);

    assertThat(way.moments()).extracting(Trajectory.Moment::t).containsExactly(100, 50, 0);
    assertThat(way.at(0).noisy()).isEqualTo(way.result());
    assertThatThrownBy(() -> way.at(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("t must be one of [100, 50, 0] but was 7");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Sampler.ddim(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be > 0 but was 0");
    assertThatThrownBy(() -> Sampler.ddim(10, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eta must be >= 0 but was -1.0");
    assertThatThrownBy(() -> Sampler.ddim(101).sample(exact, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be <= 100, those of the schedule, but was 101");
    assertThatThrownBy(() -> Sampler.ancestral().sample(exact, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> ExactDenoiser.of(MEANS, -1, schedule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deviation must be >= 0 but was -1.0");
  }

  private double logDensity(double x, double y, int t) {
    double bar = schedule.alphaBar(t);
    double variance = bar * 0.09 + 1 - bar;
    double density = 0;
    for (int i = 0; i < 3; i++) {
      double dx = x - Math.sqrt(bar) * MEANS.getDouble(i, 0);
      double dy = y - Math.sqrt(bar) * MEANS.getDouble(i, 1);
      density += Math.exp(-(dx * dx + dy * dy) / (2 * variance));
    }
    return Math.log(density);
  }
}
