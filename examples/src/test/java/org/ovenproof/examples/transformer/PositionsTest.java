package org.ovenproof.examples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class PositionsTest {

  @Test
  void the_first_columns_are_the_sine_and_cosine_of_the_position() {
    INDArray positions = Positions.sinusoidal(20, 8);

    assertThat(positions.getRow(0).toFloatVector()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1);
    assertThat(positions.getDouble(7, 0)).isCloseTo(Math.sin(7), within(1e-6));
    assertThat(positions.getDouble(7, 1)).isCloseTo(Math.cos(7), within(1e-6));
    assertThat(positions.getDouble(7, 2)).isCloseTo(Math.sin(7 / 10.0), within(1e-6));
  }

  /** Vaswani et al., section 3.5: P[p + k] is a linear function of P[p] that depends on k alone. */
  @Test
  void a_step_is_the_same_rotation_wherever_it_begins() {
    INDArray positions = Positions.sinusoidal(40, 8);

    for (int column = 0; column < 8; column += 2) {
      double angle = 5 / Math.pow(10_000, column / 8.0);
      for (int p = 0; p < 35; p++) {
        double sine = positions.getDouble(p, column);
        double cosine = positions.getDouble(p, column + 1);
        assertThat(positions.getDouble(p + 5, column))
            .isCloseTo(sine * Math.cos(angle) + cosine * Math.sin(angle), within(1e-5));
        assertThat(positions.getDouble(p + 5, column + 1))
            .isCloseTo(cosine * Math.cos(angle) - sine * Math.sin(angle), within(1e-5));
      }
    }
  }

  @Test
  void how_alike_two_positions_are_depends_on_their_distance_alone() {
    INDArray positions = Positions.sinusoidal(40, 16);
    INDArray alike = positions.mmul(positions.transpose());

    for (int p = 0; p < 30; p++) {
      assertThat(alike.getDouble(p, p + 10)).isCloseTo(alike.getDouble(0, 10), within(1e-4));
    }
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Positions.sinusoidal(0, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length must be > 0 but was 0");
    assertThatThrownBy(() -> Positions.sinusoidal(4, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width must be even and > 0 but was 7");
  }
}
