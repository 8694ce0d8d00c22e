package org.ovenproof.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class DenoiserTrainingTest {

  private static final INDArray MEANS =
      Nd4j.createFromArray(new float[][] {{-1.2f, 0}, {1.2f, 0}, {0, 1.2f}, {0, -1.2f}});
  private static final NoiseSchedule SCHEDULE = NoiseSchedule.linear(50);

  private final int[] labels = new int[400];
  private final INDArray examples = examples(labels);

  @Test
  void the_learned_score_is_near_that_of_the_mixture() {
    DenoisingNetwork network = DenoisingNetwork.of(DenoiserPlan.of(2).width(48), SCHEDULE, 1);
    DenoiserTraining.steps(400, 1).batch(64).run(network, examples);
    Denoiser exact = ExactDenoiser.of(MEANS, 0.3, SCHEDULE);

    for (int t : new int[] {10, 25, 45}) {
      INDArray noisy = SCHEDULE.noised(examples, t, 9);
      INDArray truth = exact.score(noisy, t);
      double error = square(network.score(noisy, t).sub(truth)) / square(truth);
      assertThat(error).isLessThan(0.2);
    }
  }

  @Test
  void guidance_of_zero_ignores_the_class_and_of_one_is_the_network_itself() {
    DenoisingNetwork network = labelled(Prediction.NOISE, 60);
    INDArray x = Weights.normal(new Random(2), 1, 4, 2);

    assertThat(network.guided(0, 3).noise(x, 20)).isEqualTo(network.noise(x, 20));
    assertThat(network.guided(1, 3).noise(x, 20)).isEqualTo(network.given(3).noise(x, 20));
    INDArray far = network.noise(x, 20).mul(-1).addi(network.given(3).noise(x, 20).mul(2));
    assertThat(network.guided(2, 3).noise(x, 20).equalsWithEps(far, 1e-5)).isTrue();
  }

  @Test
  void what_is_asked_for_is_what_comes() {
    for (Prediction prediction : Prediction.values()) {
      DenoisingNetwork network = labelled(prediction, 300);

      INDArray samples = Sampler.ddim(25).sample(network.given(1), 40, 3).result();

      assertThat(samples.getColumn(0).meanNumber().doubleValue()).isBetween(0.9, 1.5);
      assertThat(samples.getColumn(1).meanNumber().doubleValue()).isBetween(-0.3, 0.3);
    }
  }

  /** Ho and Salimans, arXiv:2207.12598, figure 2: away from what the others have, and narrower. */
  @Test
  void guidance_moves_away_from_other_classes_and_spreads_less() {
    DenoisingNetwork network = labelled(Prediction.CLEAN, 300);

    INDArray plain = Sampler.ddim(25).sample(network.given(1), 200, 3).result();
    INDArray guided = Sampler.ddim(25).sample(network.guided(3, 1), 200, 3).result();

    assertThat(guided.getColumn(0).meanNumber().doubleValue())
        .isGreaterThan(plain.getColumn(0).meanNumber().doubleValue() + 0.1);
    assertThat(guided.getColumn(1).stdNumber().doubleValue())
        .isLessThan(0.9 * plain.getColumn(1).stdNumber().doubleValue());
  }

  @Test
  void the_same_seeds_train_the_same_network_bit_by_bit() {
    INDArray x = Weights.normal(new Random(2), 1, 4, 2);

    assertThat(labelled(Prediction.NOISE, 20).noise(x, 9))
        .isEqualTo(labelled(Prediction.NOISE, 20).noise(x, 9));
  }

  @Test
  void the_plan_counts_what_the_network_has() {
    DenoiserPlan plan = DenoiserPlan.of(5).width(7).hidden(3).classes(2);
    DenoisingNetwork network = DenoisingNetwork.of(plan, SCHEDULE, 1);

    assertThat(network.weights().stream().mapToLong(INDArray::length).sum())
        .isEqualTo(plan.parameters());
  }

  @Test
  void wrong_arguments_are_named() {
    DenoisingNetwork network = DenoisingNetwork.of(DenoiserPlan.of(2).classes(4), SCHEDULE, 1);
    assertThatThrownBy(() -> network.given(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label must be >= 0 and < 4 but was 4");
    assertThatThrownBy(() -> network.guided(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale must be >= 0 but was -1.0");
    assertThatThrownBy(() -> DenoiserTraining.steps(1, 1).run(network, examples, new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels must be 400, one an example, but were 3");
    assertThatThrownBy(() -> DenoiserTraining.steps(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be > 0 but was 0");
    assertThatThrownBy(() -> DenoiserPlan.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("numbers must be >= 1 but was 0");
  }

  private DenoisingNetwork labelled(Prediction prediction, int steps) {
    DenoiserPlan plan = DenoiserPlan.of(2).width(48).classes(4).predicting(prediction);
    DenoisingNetwork network = DenoisingNetwork.of(plan, SCHEDULE, 1);
    DenoiserTraining.steps(steps, 1).batch(64).run(network, examples, labels);
    return network;
  }

  private static double square(INDArray x) {
    return x.mul(x).sumNumber().doubleValue();
  }

  private static INDArray examples(int[] labels) {
    INDArray noise = Weights.normal(new Random(8), 0.3, labels.length, 2);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 4;
      noise.getRow(i).addi(MEANS.getRow(labels[i]));
    }
    return noise;
  }
}
