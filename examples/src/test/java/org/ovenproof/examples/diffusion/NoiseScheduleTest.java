package org.ovenproof.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.PlaneShape;
import org.ovenproof.examples.learn.Weights;

class NoiseScheduleTest {

  /** Ho et al., arXiv:2006.11239, section 4: T = 1000, from 0.0001 to 0.02, even. */
  @Test
  void a_thousand_linear_steps_are_those_of_ho() {
    NoiseSchedule schedule = NoiseSchedule.linear(1000);

    assertThat(schedule.beta(1)).isCloseTo(1e-4, within(1e-12));
    assertThat(schedule.beta(1000)).isCloseTo(0.02, within(1e-12));
    assertThat(schedule.beta(500) + schedule.beta(501)).isCloseTo(0.0201, within(1e-9));
    assertThat(schedule.alphaBar(1000)).isBetween(3e-5, 5e-5);
  }

  /** Nichol and Dhariwal, arXiv:2102.09672, equation 17, at t = T/2. */
  @Test
  void half_way_the_cosine_leaves_about_half() {
    double middle = StrictMath.cos(0.508 / 1.008 * Math.PI / 2);
    double begin = StrictMath.cos(0.008 / 1.008 * Math.PI / 2);

    assertThat(NoiseSchedule.cosine(100).alphaBar(50))
        .isCloseTo(middle * middle / (begin * begin), within(1e-9));
  }

  @Test
  void noise_only_grows_and_nothing_is_left_at_the_end() {
    for (NoiseSchedule schedule :
        new NoiseSchedule[] {NoiseSchedule.linear(100), NoiseSchedule.cosine(100)}) {
      assertThat(schedule.alphaBar(0)).isEqualTo(1);
      for (int t = 1; t <= 100; t++) {
        assertThat(schedule.alphaBar(t)).isLessThan(schedule.alphaBar(t - 1));
      }
      assertThat(schedule.alphaBar(100)).isLessThan(1e-4);
    }
  }

  @Test
  void noised_examples_have_the_mean_and_the_variance_of_the_formula() {
    NoiseSchedule schedule = NoiseSchedule.linear(100);
    INDArray clean = Nd4j.valueArrayOf(new long[] {40_000}, 2f).castTo(DataType.FLOAT);

    for (int t : new int[] {1, 20, 60, 100}) {
      INDArray noised = schedule.noised(clean, t, 5);

      assertThat(noised.meanNumber().doubleValue())
          .isCloseTo(2 * Math.sqrt(schedule.alphaBar(t)), within(0.02));
      assertThat(noised.varNumber().doubleValue())
          .isCloseTo(1 - schedule.alphaBar(t), within(0.02));
    }
  }

  @Test
  void step_after_step_comes_to_the_same_as_all_at_once() {
    NoiseSchedule schedule = NoiseSchedule.cosine(10);
    INDArray x = Nd4j.valueArrayOf(new long[] {40_000}, 1f).castTo(DataType.FLOAT);
    Random random = new Random(1);

    for (int t = 1; t <= 10; t++) {
      x = schedule.step(x, t, random);

      assertThat(x.meanNumber().doubleValue()).isCloseTo(schedule.signal(t), within(0.02));
      assertThat(x.varNumber().doubleValue()).isCloseTo(1 - schedule.alphaBar(t), within(0.03));
    }
  }

  @Test
  void what_has_variance_one_keeps_it() {
    INDArray clean = Weights.normal(new Random(2), 1, 40_000);

    for (int t = 0; t <= 50; t += 10) {
      assertThat(NoiseSchedule.cosine(50).noised(clean, t, 3).varNumber().doubleValue())
          .isCloseTo(1, within(0.03));
    }
  }

  @Test
  void two_draws_of_a_shape_are_nearer_than_a_shape_and_noise() {
    INDArray noise = Weights.normal(new Random(3), 1, 400, 2);

    for (PlaneShape shape : PlaneShape.values()) {
      double same = EnergyDistance.between(shape.points(400, 1), shape.points(400, 2));
      assertThat(EnergyDistance.between(shape.points(400, 1), noise)).isGreaterThan(same + 0.1);
    }
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> NoiseSchedule.linear(20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be > 20 but was 20");
    assertThatThrownBy(() -> NoiseSchedule.cosine(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be > 0 but was 0");
    assertThatThrownBy(() -> NoiseSchedule.cosine(10).beta(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("t must be >= 1 and <= 10 but was 0");
  }
}
