package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.learn.History;

class TrainingTest {

  private static final Architecture SMALL =
      Architecture.input(1, 16, 16).convolution(4, 3).relu().maxPool(2).dense(4);

  @Test
  void the_network_of_the_page_names_nine_of_ten_unseen_shapes() {
    Architecture architecture =
        Architecture.input(1, 24, 24)
            .convolution(8, 5)
            .relu()
            .maxPool(2)
            .convolution(16, 3)
            .relu()
            .maxPool(2)
            .dense(4);
    DrawnShapes unseen = DrawnShapes.draw(400, 24, 2);
    Network<DrawnShape> network = Network.of(architecture, 1);

    History<Epoch> history =
        Training.epochs(6, 7).run(network, DrawnShapes.draw(800, 24, 1), unseen);

    assertThat(history.measurements()).hasSize(7);
    assertThat(history.first().unseenAccuracy()).isLessThan(0.5);
    assertThat(history.last().unseenAccuracy()).isGreaterThanOrEqualTo(0.9);
    assertThat(history.last().seenLoss()).isLessThan(history.first().seenLoss() / 5);
    ConfusionMatrix<DrawnShape> confusion = ConfusionMatrix.of(network, unseen);
    assertThat(confusion.mistakes())
        .hasSize((int) Math.round(400 * (1 - history.last().unseenAccuracy())));
    for (DrawnShape shape : DrawnShape.values()) {
      int all = Arrays.stream(DrawnShape.values()).mapToInt(g -> confusion.count(shape, g)).sum();
      assertThat(all).isEqualTo(100);
    }
  }

  @Test
  void the_same_seeds_train_the_same_network_bit_by_bit() {
    assertThat(trained(1).kernels("conv1")).isEqualTo(trained(1).kernels("conv1"));
    assertThat(trained(2).kernels("conv1")).isNotEqualTo(trained(1).kernels("conv1"));
  }

  @Test
  void probabilities_of_a_picture_sum_to_one() {
    INDArray probabilities =
        Network.of(SMALL, 1).probabilities(DrawnShapes.draw(5, 16, 1).pictures());

    assertThat(probabilities.shape()).containsExactly(5, 4);
    assertThat(probabilities.sum(1).toFloatVector())
        .containsExactly(new float[] {1, 1, 1, 1, 1}, within(1e-5f));
  }

  @Test
  void maps_of_a_layer_are_those_of_its_own_kernels() {
    Network<DrawnShape> network = Network.of(SMALL, 1);
    INDArray picture = DrawnShapes.draw(1, 16, 1).picture(0);

    INDArray maps = Convolution.of(network.kernels("conv1")).apply(picture);

    assertThat(network.maps("conv1", picture).equalsWithEps(maps, 1e-5)).isTrue();
    assertThat(network.maps("relu1", picture).equalsWithEps(Relu.of(maps), 1e-5)).isTrue();
  }

  @Test
  void a_network_that_has_learned_nothing_can_be_asked_after_one_that_has() {
    Network<DrawnShape> network = trained(1);
    DrawnShapes shapes = DrawnShapes.draw(8, 16, 9);

    Guess<DrawnShape> guess = network.guess(shapes.picture(0));

    assertThat(guess.best().ordinal()).isEqualTo(network.predict(shapes.pictures())[0]);
    assertThat(((Table) guess.display()).rows()).hasSize(4);
  }

  @Test
  void the_loss_of_even_probabilities_is_the_logarithm_of_the_number_of_classes() {
    INDArray even = Nd4j.valueArrayOf(new long[] {3, 4}, 0.25f);

    assertThat(Score.of(even, new int[] {0, 1, 2}).loss()).isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> new Training(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epochs must be > 0 but was 0");
    assertThatThrownBy(() -> new Training(1, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be > 0 but was 0");
    assertThatThrownBy(() -> new Training(1, 1, -0.1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate must be > 0 but was -0.1");
    assertThatThrownBy(() -> Network.of(SMALL, 1).kernels("relu1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must be one of conv1 but was relu1");
    assertThatThrownBy(
            () -> Network.of(SMALL, 1).maps("conv2", DrawnShapes.draw(1, 16, 1).picture(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must be one of conv1, relu1, pool1, dense1 but was conv2");
    assertThatThrownBy(() -> Score.of(Nd4j.zeros(2, 4), new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels must be 2, one a row, but were 1");
  }

  private static Network<DrawnShape> trained(long seed) {
    Network<DrawnShape> network = Network.of(SMALL, seed);
    DrawnShapes shapes = DrawnShapes.draw(32, 16, 1);
    new Training(1, 16, 0.01, 1).run(network, shapes, shapes);
    return network;
  }
}
