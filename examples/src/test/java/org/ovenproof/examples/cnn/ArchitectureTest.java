package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ovenproof.display.Table;

class ArchitectureTest {

  /** LeNet-5's first layers: LeCun et al. 1998, section II.B, with 156 parameters in C1. */
  @Test
  void shapes_and_parameters_are_those_of_lenet() {
    Architecture lenet = Architecture.input(1, 32, 32).convolution(6, 5).maxPool(2);

    assertThat(lenet.stages().get(0).output()).isEqualTo(new Volume(6, 28, 28));
    assertThat(lenet.stages().get(0).parameters()).isEqualTo(156);
    assertThat(lenet.output()).isEqualTo(new Volume(6, 14, 14));
    // "122,304 connections", of which 28 · 28 · 6 are those of the biases.
    assertThat(lenet.multiplyAdds()).isEqualTo(122_304 - 28 * 28 * 6);
    assertThat(lenet.dense(10).multiplyAdds() - lenet.multiplyAdds()).isEqualTo(6 * 14 * 14 * 10);
  }

  @Test
  void layers_are_named_by_kind_and_number() {
    Architecture architecture =
        Architecture.input(1, 8, 8).convolution(2, 3).relu().convolution(2, 3).relu().dense(3);

    assertThat(architecture.stages())
        .extracting(Stage::name)
        .containsExactly("conv1", "relu1", "conv2", "relu2", "dense1");
  }

  @Test
  void the_table_ends_with_the_sum_of_what_is_learned() {
    Architecture architecture = Architecture.input(1, 4, 4).convolution(2, 3).dense(3);

    Table table = (Table) architecture.display();

    assertThat(table.columns()).containsExactly("layer", "does", "returns", "learns");
    assertThat(table.rows()).hasSize(4);
    assertThat(table.rows().get(3)).endsWith(20L + 27L);
  }

  @Test
  void wrong_arguments_are_named() {
    Architecture small = Architecture.input(1, 4, 4);
    assertThatThrownBy(() -> small.convolution(1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be <= 4 x 4, the size of a map, but was 5");
    assertThatThrownBy(() -> small.maxPool(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be <= 4 x 4, the size of a map, but was 5");
    assertThatThrownBy(() -> small.convolution(0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maps and size must be > 0 but were 0 and 3");
    assertThatThrownBy(() -> small.dense(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes must be > 0 but was 0");
    assertThatThrownBy(() -> Architecture.input(0, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channels, height and width must be > 0 but were 0, 4 and 4");
    assertThatThrownBy(() -> Network.of(small.relu(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("architecture must end with dense(4), one number a shape, but does not");
    assertThatThrownBy(() -> Network.of(small.dense(4), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("architecture must have a convolution but has none");
  }
}
