package org.ovenproof.examples.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.data.Examples;
import org.ovenproof.examples.data.GaussianMixture;
import org.ovenproof.examples.diffusion.EnergyDistance;
import org.ovenproof.examples.learn.History;

class GanTest {

  private static final GaussianMixture TWO = GaussianMixture.line(0.5, -2, 2);

  @Test
  void what_it_makes_comes_to_have_the_mean_and_the_deviation_of_the_data() {
    Gan gan = Gan.of(1, 1);

    History<Round> history = GanTraining.rounds(300, 1).run(gan, TWO);

    double[] made = gan.generator().sample(2000, 9).ravel().toDoubleVector();
    double mean = 0;
    double square = 0;
    for (double x : made) {
      mean += x / made.length;
      square += x * x / made.length;
    }
    assertThat(mean).isCloseTo(0, within(0.7));
    assertThat(Math.sqrt(square - mean * mean)).isCloseTo(Math.sqrt(4.25), within(0.5));
    assertThat(ModeCoverage.of(TWO, history.last().generated()).covered()).isEqualTo(2);
    // The discriminator is left with guessing.
    assertThat(history.last().onReal()).isCloseTo(0.5, within(0.1));
    assertThat(history.last().onGenerated()).isCloseTo(0.5, within(0.1));
    assertThat(history.last().value()).isCloseTo(-Math.log(4), within(0.1));
  }

  @ParameterizedTest
  @EnumSource
  void either_loss_brings_what_it_makes_to_where_the_data_is(GeneratorLoss loss) {
    GaussianMixture one = GaussianMixture.line(0.5, 3);
    Gan gan = Gan.of(1, 1);
    double before = ModeCoverage.of(one, gan.generator().sample(500, 9)).near();

    GanTraining.rounds(200, 1).with(loss).run(gan, one);

    assertThat(before).isLessThan(0.4);
    assertThat(ModeCoverage.of(one, gan.generator().sample(500, 9)).near()).isGreaterThan(0.5);
  }

  @Test
  void what_it_makes_of_pictures_comes_closer_to_them() {
    INDArray seen = DrawnShapes.plain(400, 12, 1).rows();
    INDArray unseen = DrawnShapes.plain(200, 12, 2).rows();
    Gan gan = Gan.of(144, 8, 64, 1);
    double before = EnergyDistance.between(gan.generator().sample(200, 9), unseen);

    GanTraining.rounds(300, 1).batch(64).rates(0.001, 0.001).run(gan, Examples.of(seen));

    assertThat(EnergyDistance.between(gan.generator().sample(200, 9), unseen))
        .isLessThan(before / 2);
  }

  @Test
  void weights_are_counted_and_so_are_their_biases() {
    Gan gan = Gan.of(144, 8, 64, 1);

    assertThat(gan.generator().multiplyAdds()).isEqualTo(8 * 64 + 64 * 64 + 64 * 144);
    assertThat(gan.generator().parameters()).isEqualTo(9 * 64 + 65 * 64 + 65 * 144);
    assertThat(gan.discriminator().parameters()).isEqualTo(145 * 64 + 65 * 64 + 65);
  }

  @Test
  void the_same_seeds_play_the_same_game_bit_by_bit() {
    assertThat(played(1)).isEqualTo(played(1));
    assertThat(played(2)).isNotEqualTo(played(1));
  }

  @Test
  void a_step_of_the_generator_leaves_the_discriminator_alone() {
    Gan gan = Gan.of(2, 1);
    INDArray weights = gan.discriminator().weights().get("discriminator1-weights").dup();

    gan.generator()
        .descent(GeneratorLoss.MINIMAX, 0.1, 0.5)
        .step(gan.generator().inputs(4, gan.discriminator(), new Random(1)));

    assertThat(gan.discriminator().weights().get("discriminator1-weights")).isEqualTo(weights);
  }

  @Test
  void the_generator_plays_against_the_discriminator_as_it_is_and_not_as_it_was() {
    Gan gan = Gan.of(1, 1);
    double before = loss(gan);

    gan.discriminator().train(TWO.sample(64, 1), gan.generator().sample(64, 7), 20, 0.01);

    INDArray found = gan.discriminator().probability(gan.generator().sample(64, 7));
    double expected = 0;
    for (double probability : found.toDoubleVector()) {
      expected += GeneratorLoss.NON_SATURATING.of(probability) / 64;
    }
    assertThat(loss(gan)).isGreaterThan(before).isCloseTo(expected, within(1e-4));
  }

  @Test
  void a_history_shows_a_row_for_each_measurement() {
    History<Round> history =
        new GanTraining(5, 8, GeneratorLoss.MINIMAX, 0.01, 0.01, 2, 1).run(Gan.of(1, 1), TWO);

    assertThat(history.measurements())
        .extracting(round -> round.number())
        .containsExactly(0, 2, 4, 5);
    assertThat(((Table) history.display()).rows()).hasSize(4);
    assertThat(history.each(round -> round.number())).containsExactly(0, 2, 4, 5);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> GanTraining.rounds(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rounds, batch and every must be > 0 but were 0, 128 and 1");
    assertThatThrownBy(() -> GanTraining.rounds(1, 1).rates(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("discriminatorRate and generatorRate must be > 0 but were 0.0 and 1.0");
    assertThatThrownBy(() -> Gan.of(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sizes must be > 0 but were [0, 32, 32, 1]");
    assertThatThrownBy(() -> Gan.of(1, 1).generator().sample(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
  }

  /** The loss on noise of seed 7; the step that tells it is too short to change anything. */
  private static double loss(Gan gan) {
    return gan.generator()
        .descent(GeneratorLoss.NON_SATURATING, 1e-12, 0.5)
        .step(gan.generator().inputs(64, gan.discriminator(), new Random(7)));
  }

  private static INDArray played(long seed) {
    Gan gan = Gan.of(2, seed);
    GanTraining.rounds(5, 1).run(gan, GaussianMixture.ring(8, 2, 0.1));
    return gan.generator().sample(20, 3);
  }
}
