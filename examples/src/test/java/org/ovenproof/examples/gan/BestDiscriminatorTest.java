package org.ovenproof.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.GaussianMixture;

class BestDiscriminatorTest {

  private static final GaussianMixture REAL = GaussianMixture.line(0.5, -2, 2);
  private static final GaussianMixture WIDE = GaussianMixture.line(2, 0);
  private static final BestDiscriminator BEST = new BestDiscriminator(REAL, WIDE);

  @Test
  void between_two_normals_of_one_width_it_is_the_logistic_function() {
    // p/q = exp((m − n)(x − (m + n)/2) / s²), so D* = σ of the exponent.
    BestDiscriminator best =
        new BestDiscriminator(GaussianMixture.line(1, 1), GaussianMixture.line(1, -1));

    double[] found =
        best.probability(Nd4j.createFromArray(-1.5, 0, 0.3).reshape(3, 1)).toDoubleVector();

    assertThat(found[0]).isCloseTo(1 / (1 + Math.exp(3)), within(1e-6));
    assertThat(found[1]).isCloseTo(0.5, within(1e-6));
    assertThat(found[2]).isCloseTo(1 / (1 + Math.exp(-0.6)), within(1e-6));
  }

  @Test
  void its_value_is_minus_log_4_where_both_are_the_same_and_0_where_they_never_meet() {
    assertThat(new BestDiscriminator(REAL, REAL).value()).isCloseTo(-Math.log(4), within(1e-9));
    assertThat(
            new BestDiscriminator(GaussianMixture.line(0.1, -50), GaussianMixture.line(0.1, 50))
                .value())
        .isCloseTo(0, within(1e-9));
  }

  @Test
  void its_value_is_the_mean_over_many_points() {
    INDArray onReal = BEST.probability(REAL.sample(40_000, 1));
    INDArray onGenerated = BEST.probability(WIDE.sample(40_000, 2));

    assertThat(BEST.value()).isCloseTo(ValueFunction.of(onReal, onGenerated), within(0.02));
  }

  @Test
  void a_network_that_learns_comes_close_to_it_and_never_far_above_its_value() {
    Discriminator learned = Discriminator.of(1, 32, 1);
    learned.train(REAL.sample(1000, 1), WIDE.sample(1000, 2), 300, 0.01);

    // Where there are points to learn from, that is within two deviations of the wide one.
    INDArray x = Nd4j.linspace(-4, 4, 81).reshape(81, 1);
    double[] expected = BEST.probability(x).toDoubleVector();
    double[] found = learned.probability(x).toDoubleVector();
    double distance = 0;
    for (int i = 0; i < expected.length; i++) {
      distance += Math.abs(found[i] - expected[i]) / expected.length;
    }
    assertThat(distance).isLessThan(0.08);
    double value =
        ValueFunction.of(
            learned.probability(REAL.sample(4000, 3)), learned.probability(WIDE.sample(4000, 4)));
    assertThat(value).isBetween(BEST.value() - 0.1, BEST.value() + 0.05);
  }

  @Test
  void far_from_both_it_cannot_tell() {
    assertThat(BEST.probability(Nd4j.createFromArray(500f).reshape(1, 1)).getDouble(0))
        .isEqualTo(0.5);
  }

  @Test
  void wrong_arguments_are_named() {
    GaussianMixture ring = GaussianMixture.ring(8, 2, 0.1);
    assertThatThrownBy(() -> new BestDiscriminator(REAL, ring))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generated must have 1 dimensions, as real has, but has 2");
    assertThatThrownBy(() -> new BestDiscriminator(ring, ring).value())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("dimensions must be 1 for this integral but were 2");
    assertThatThrownBy(
            () -> Discriminator.of(1, 4, 1).train(Nd4j.zeros(2, 1), Nd4j.zeros(3, 1), 1, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generated must be 2, as many as real, but were 3");
  }
}
