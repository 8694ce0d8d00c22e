package org.ovenproof.examples.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.TestPicture;

class AlphaTest {

  @Test
  void over_follows_the_formula_of_porter_and_duff() {
    INDArray rgba = Nd4j.createFromArray(new float[] {0.2f, 0.4f, 0.6f, 0.25f}).reshape(4, 1, 1);

    INDArray opaque = Alpha.over(rgba, 1, 0.5, 0);

    assertThat(opaque.reshape(3).toFloatVector())
        .containsExactly(
            new float[] {0.25f * 0.2f + 0.75f, 0.25f * 0.4f + 0.75f * 0.5f, 0.25f * 0.6f},
            within(1e-6f));
  }

  @Test
  void what_is_opaque_hides_the_ground_and_what_is_transparent_shows_it() {
    INDArray rgba = Nd4j.zeros(DataType.FLOAT, 4, 1, 2);
    rgba.putScalar(new int[] {3, 0, 1}, 1);

    assertThat(Alpha.overWhite(rgba).slice(0).toFloatVector()).containsExactly(1, 0);
  }

  @Test
  void transparent_pixels_turn_black_when_alpha_is_dropped_and_white_on_white() {
    INDArray cat = Pixels.of(TestPicture.cat());
    assertThat(cat.getDouble(3, 0, 0)).isZero();

    assertThat(Alpha.drop(cat).getDouble(0, 0, 0)).isZero();
    assertThat(Alpha.overWhite(cat).getDouble(0, 0, 0)).isEqualTo(1);
  }

  @Test
  void the_picture_itself_stays_as_it_was() {
    INDArray cat = Pixels.of(TestPicture.cat());
    INDArray before = cat.dup();

    Alpha.overWhite(cat);
    Alpha.drop(cat).assign(0);

    assertThat(cat).isEqualTo(before);
  }

  @Test
  void wrong_arguments_are_named() {
    INDArray opaque = Nd4j.zeros(DataType.FLOAT, 3, 2, 2);
    INDArray rgba = Nd4j.zeros(DataType.FLOAT, 4, 2, 2);
    assertThatThrownBy(() -> Alpha.drop(opaque))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rgba must be [4, h, w] but was [3, 2, 2]");
    assertThatThrownBy(() -> Alpha.over(rgba, 0, 1.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("green must be >= 0 and <= 1 but was 1.5");
  }
}
