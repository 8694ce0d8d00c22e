package org.ovenproof.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ValueFunctionTest {

  @Test
  void it_is_minus_log_4_where_the_discriminator_can_only_guess() {
    INDArray half = Nd4j.createFromArray(0.5f, 0.5f);

    assertThat(ValueFunction.of(half, half)).isCloseTo(-Math.log(4), within(1e-9));
  }

  @Test
  void it_rises_to_0_where_the_discriminator_is_sure_and_right() {
    assertThat(ValueFunction.of(Nd4j.createFromArray(1f), Nd4j.createFromArray(0f))).isZero();
  }

  @Test
  void one_sure_mistake_does_not_make_it_infinite() {
    assertThat(ValueFunction.of(Nd4j.createFromArray(0f), Nd4j.createFromArray(1f))).isFinite();
  }

  @Test
  void both_losses_of_the_generator_fall_as_more_fakes_pass_and_have_the_slopes_they_say() {
    double step = 1e-5;
    for (GeneratorLoss loss : GeneratorLoss.values()) {
      for (double logit : new double[] {-4, -1, 0, 2}) {
        double numeric =
            (loss.of(sigmoid(logit + step)) - loss.of(sigmoid(logit - step))) / (2 * step);
        assertThat(loss.slope(sigmoid(logit))).isNegative().isCloseTo(numeric, within(1e-8));
      }
    }
  }

  @Test
  void where_a_fake_is_plain_only_the_non_saturating_loss_pushes() {
    assertThat(GeneratorLoss.MINIMAX.slope(0.01)).isCloseTo(0, within(0.02));
    assertThat(GeneratorLoss.NON_SATURATING.slope(0.01)).isCloseTo(-1, within(0.02));
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
