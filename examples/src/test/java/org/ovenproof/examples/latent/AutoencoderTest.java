package org.ovenproof.examples.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.Network;
import org.ovenproof.examples.cnn.Score;
import org.ovenproof.examples.cnn.Training;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.learn.Weights;

class AutoencoderTest {

  private static final double STEP = 1e-2;

  private static final Network<DrawnShape> JUDGE = judge();

  private final INDArray pictures = pictures(200, 1);

  /** The judge has never seen what an autoencoder makes; one in four would be right by chance. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void drawings_it_never_saw_come_back_as_what_they_were(long seed) {
    DrawnShapes unseen = DrawnShapes.plain(200, 12, 5);
    INDArray drawings = unseen.pictures().reshape(200, 144).mul(2).subi(1);
    Autoencoder autoencoder = Autoencoder.of(144, 64, 10, seed);
    autoencoder.train(pictures(600, 4), 400, 0.005, seed);

    INDArray back = autoencoder.decode(autoencoder.encode(drawings));

    INDArray shown = back.add(1).divi(2).reshape(200, 1, 12, 12);
    assertThat(Score.of(JUDGE.probabilities(shown), unseen.labels()).accuracy())
        .isGreaterThan(0.65);
    assertThat(square(back.sub(drawings)))
        .isLessThan(0.3 * square(drawings.subRowVector(drawings.mean(0))));
  }

  @Test
  void pictures_have_no_value_beyond_black_and_white() {
    Autoencoder autoencoder = Autoencoder.of(144, 32, 5, 1);

    INDArray far = autoencoder.decode(Weights.normal(new Random(1), 1000, 20, 5));

    assertThat(far.amaxNumber().doubleValue()).isLessThanOrEqualTo(1);
  }

  @Test
  void latents_have_mean_zero_and_variance_one() {
    Autoencoder autoencoder = Autoencoder.of(144, 32, 5, 1);
    autoencoder.train(pictures, 20, 0.003, 1);

    INDArray latents = autoencoder.encode(pictures);

    assertThat(latents.shape()).containsExactly(200, 5);
    assertThat(latents.mean(0).amaxNumber().doubleValue()).isLessThan(1e-4);
    assertThat(square(latents) / latents.length()).isCloseTo(1, within(1e-3));
  }

  @Test
  void the_gradient_of_its_loss_agrees_with_finite_differences() {
    SameDiff graph = Autoencoder.of(6, 5, 2, 1).graph();
    Map<String, INDArray> input =
        Map.of(
            "picture", Weights.normal(new Random(1), 1, 3, 6),
            "noise", Weights.normal(new Random(2), 1, 3, 2));
    graph.setLossVariables("loss");

    graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .forEach(
            variable -> {
              String name = variable.name();
              INDArray gradient = graph.calculateGradients(input, name).get(name).dup('c');
              INDArray weights = variable.getArr();
              for (long i = 0; i < weights.length(); i += 3) {
                double weight = weights.getDouble(i);
                weights.putScalar(i, weight + STEP);
                double more = graph.output(input, "loss").get("loss").getDouble(0);
                weights.putScalar(i, weight - STEP);
                double less = graph.output(input, "loss").get("loss").getDouble(0);
                weights.putScalar(i, weight);
                assertThat(gradient.getDouble(i))
                    .isCloseTo((more - less) / (2 * STEP), within(0.02));
              }
            });
  }

  @Test
  void it_counts_what_it_has() {
    Autoencoder autoencoder = Autoencoder.of(6, 5, 2, 1);

    long counted =
        autoencoder.graph().variables().stream()
            .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
            .mapToLong(variable -> variable.getArr().length())
            .sum();

    assertThat(autoencoder.parameters()).isEqualTo(counted);
    assertThat(autoencoder.multiplyAddsToEncode()).isEqualTo(6 * 5 + 5 * 2);
    assertThat(autoencoder.multiplyAddsToDecode()).isEqualTo(2 * 5 + 5 * 6);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Autoencoder.of(6, 5, 6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latents must be > 0 and < 6 but was 6");
    assertThatThrownBy(() -> Autoencoder.of(6, 5, 2, 1).encode(pictures))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pictures must be [n, 6] but was [200, 144]");
  }

  private static double square(INDArray x) {
    return x.mul(x).sumNumber().doubleValue();
  }

  private static INDArray pictures(int count, long seed) {
    return DrawnShapes.plain(count, 12, seed).pictures().reshape(count, 144).mul(2).subi(1);
  }

  private static Network<DrawnShape> judge() {
    Architecture architecture =
        Architecture.input(1, 12, 12).convolution(8, 3).relu().maxPool(2).dense(4);
    Network<DrawnShape> network = Network.of(architecture, 1);
    Training.epochs(3, 1).run(network, DrawnShapes.plain(600, 12, 6), DrawnShapes.plain(40, 12, 7));
    return network;
  }
}
