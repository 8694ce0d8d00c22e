package org.ovenproof.examples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.learn.Weights;

class DecoderTest {

  private static final DecoderConfig SMALL = new DecoderConfig(6, 8, 2, 2);

  /** Small, so that few ReLUs open or close on the way. */
  private static final double STEP = 2e-3;

  private static final int[] SEQUENCE = {3, 1, 4, 1, 5, 2};

  private final Decoder decoder = Decoder.of(SMALL, 1);

  @Test
  void changing_a_later_token_changes_nothing_before_it() {
    INDArray before = decoder.probabilities(SEQUENCE);
    int[] changed = {3, 1, 4, 1, 0, 0};

    INDArray after = decoder.probabilities(changed);

    for (int place = 0; place < 4; place++) {
      assertThat(after.getRow(place)).isEqualTo(before.getRow(place));
    }
    assertThat(after.getRow(4)).isNotEqualTo(before.getRow(4));
  }

  @Test
  void what_stands_alone_is_foretold_as_it_is_in_a_batch_with_longer_ones() {
    Continuation shorter = new Continuation(new int[] {3, 1}, new int[] {4});
    Continuation longer = new Continuation(new int[] {2, 2, 5}, new int[] {0, 1});
    double apart = (decoder.loss(List.of(shorter)) + 2 * decoder.loss(List.of(longer))) / 3;

    assertThat(decoder.loss(List.of(shorter, longer))).isCloseTo(apart, within(1e-5));
  }

  @Test
  void the_loss_is_the_mean_surprise_of_what_is_to_be_foretold() {
    Continuation sequence = new Continuation(new int[] {3, 1, 4}, new int[] {1, 5});
    INDArray probabilities = decoder.probabilities(new int[] {3, 1, 4, 1});
    double expected =
        -(Math.log(probabilities.getDouble(2, 1)) + Math.log(probabilities.getDouble(3, 5))) / 2;

    assertThat(decoder.loss(List.of(sequence))).isCloseTo(expected, within(1e-5));
  }

  @Test
  void every_head_looks_back_with_weights_that_sum_to_one() {
    for (int layer = 1; layer <= 2; layer++) {
      INDArray weights = decoder.weights(layer, SEQUENCE);

      assertThat(weights.shape()).containsExactly(2, 6, 6);
      for (double sum : weights.sum(2).reshape(-1).toDoubleVector()) {
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
      assertThat(weights.getDouble(0, 1, 2)).isZero();
      assertThat(weights.getDouble(1, 0, 0)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void a_place_with_twice_the_emphasis_has_twice_the_odds() {
    INDArray before = decoder.weights(1, SEQUENCE);
    INDArray after = decoder.emphasize(2, 2).weights(1, SEQUENCE);

    double odds = before.getDouble(0, 5, 2) / (1 - before.getDouble(0, 5, 2));
    assertThat(after.getDouble(0, 5, 2) / (1 - after.getDouble(0, 5, 2)))
        .isCloseTo(2 * odds, within(1e-4 * odds));
    assertThat(decoder.emphasize(2, 1).weights(2, SEQUENCE))
        .isEqualTo(decoder.weights(2, SEQUENCE));
  }

  /**
   * Central differences in single precision are good to about a hundredth here. ND4J 1.0.0-M2.1 has
   * wrong or no gradients for some operations; this holds for all that the graph is made of.
   */
  @Test
  void the_gradient_of_every_kind_of_weight_agrees_with_finite_differences() {
    SameDiff graph = DecoderGraph.of(SMALL, new Random(2));
    // Gains of 1 and biases of 0 would hide mistakes.
    graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .forEach(
            variable ->
                variable
                    .getArr()
                    .addi(Weights.normal(new Random(3), 0.1, variable.getArr().shape())));
    graph.setLossVariables(DecoderGraph.LOSS);
    Batch batch =
        Batch.of(
            SMALL,
            List.of(
                new Continuation(new int[] {3, 1}, new int[] {4, 0, 2}),
                new Continuation(new int[] {5, 2}, new int[] {2, 1})));
    Map<String, INDArray> inputs = batch.inputs(CausalMask.of(batch.length()));
    for (String name :
        List.of(
            "embedding",
            "layer1-queries-matrix",
            "layer1-keys-matrix",
            "layer1-values-matrix",
            "layer1-heads-matrix",
            "layer1-before-attention-gain",
            "layer2-before-perceptron-bias",
            "layer2-perceptron1-weights",
            "layer2-perceptron2-bias",
            "logits-matrix")) {
      INDArray gradient = graph.calculateGradients(inputs, name).get(name).dup('c');
      INDArray weights = graph.getVariable(name).getArr();
      double largest = Math.max(gradient.amaxNumber().doubleValue(), 0.01);
      for (long i = 0; i < weights.length(); i += Math.max(1, weights.length() / 5)) {
        double weight = weights.getDouble(i);
        weights.putScalar(i, weight + STEP);
        double more = loss(graph, inputs);
        weights.putScalar(i, weight - STEP);
        double less = loss(graph, inputs);
        weights.putScalar(i, weight);
        assertThat(gradient.getDouble(i))
            .as("%s at %d", name, i)
            .isCloseTo((more - less) / (2 * STEP), within(0.03 * largest));
      }
    }
  }

  @Test
  void as_many_numbers_are_learned_as_the_paper_s_layers_have() {
    long norm = 2 * 8;
    long layer = 4 * 8 * 8 + (8 * 32 + 32) + (32 * 8 + 8) + 2 * norm;

    assertThat(decoder.parameters()).isEqualTo(6 * 8 + 2 * layer + norm + 8 * 6);
  }

  @Test
  void a_pass_uses_every_matrix_once_a_token_and_compares_all_pairs() {
    long matrices = 2 * (4 * 8 * 8 + 2 * 8 * 32) + 8 * 6;

    // In each of the two layers a score and a part of a mean for each pair, of eight numbers each.
    assertThat(SMALL.multiplyAdds(1)).isEqualTo(matrices + 2 * 2 * 8);
    assertThat(SMALL.multiplyAdds(5)).isEqualTo(5 * matrices + 25 * 2 * 2 * 8);
  }

  @Test
  void the_same_seed_samples_the_same_and_only_what_may_come() {
    int[][] given = {{0, 1}, {2, 3}};
    int[][] sampled = decoder.sample(given, 8, new Sampling(2, 3, 7));

    assertThat(decoder.sample(given, 8, new Sampling(2, 3, 7))).isDeepEqualTo(sampled);
    assertThat(decoder.sample(given, 8, new Sampling(2, 3, 8))).isNotEqualTo(sampled);
    for (int[] sequence : sampled) {
      assertThat(sequence).hasSize(10);
      for (int place = 2; place < 10; place++) {
        assertThat(sequence[place]).isBetween(0, 2);
      }
    }
  }

  @Test
  void at_temperature_one_tokens_come_as_often_as_they_are_probable() {
    double[] logits = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};
    Random random = new Random(5);
    int[] counts = new int[3];
    for (int i = 0; i < 20_000; i++) {
      counts[new Sampling(1, 3, 0).draw(logits, random)]++;
    }

    // Within four standard deviations of a share of 20,000 draws.
    assertThat(counts[0] / 20_000.0).isCloseTo(0.5, within(0.015));
    assertThat(counts[1] / 20_000.0).isCloseTo(0.3, within(0.015));
    assertThat(Sampling.greedy(3).draw(logits, random)).isZero();
    assertThat(Sampling.greedy(3).draw(new double[] {1, 2, 3}, random)).isEqualTo(2);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> new DecoderConfig(6, 8, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heads must be > 0 and divide width, 8, but was 3");
    assertThatThrownBy(() -> new DecoderConfig(6, 7, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width must be even and > 0 but was 7");
    assertThatThrownBy(() -> new DecoderConfig(1, 8, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tokens must be > 1 but was 1");
    assertThatThrownBy(() -> new DecoderConfig(6, 8, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layers must be > 0 but was 0");
    assertThatThrownBy(() -> decoder.weights(3, SEQUENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer must be >= 1 and <= 2 but was 3");
    assertThatThrownBy(() -> decoder.probabilities(new int[] {6}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tokens must be >= 0 and < 6 but one was 6");
    assertThatThrownBy(() -> decoder.emphasize(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("place must be >= 0 and factor > 0 but were 0 and 0.0");
    assertThatThrownBy(() -> new Sampling(-1, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("temperature must be >= 0 but was -1.0");
  }

  private static double loss(SameDiff graph, Map<String, INDArray> inputs) {
    return graph.output(inputs, DecoderGraph.LOSS).get(DecoderGraph.LOSS).getDouble(0);
  }
}
