package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Picture;
import org.ovenproof.examples.image.Png;

class FigureTest {

  private static final INDArray SIGNED = Nd4j.createFromArray(new float[][] {{-2, 0, 2, -1}});

  @Test
  void grey_runs_from_black_to_white_over_the_stated_range() {
    BufferedImage image = decode(Figure.grey(SIGNED, -2, 2));

    assertThat(image.getRaster().getSamples(0, 0, 4, 1, 0, (int[]) null))
        .containsExactly(0, 128, 255, 64);
  }

  @Test
  void heat_is_blue_below_zero_white_at_zero_and_orange_above() {
    BufferedImage image = decode(Figure.heat(SIGNED));

    assertThat(image.getRGB(0, 0)).isEqualTo(0xff0072b2);
    assertThat(image.getRGB(1, 0)).isEqualTo(0xffffffff);
    assertThat(image.getRGB(2, 0)).isEqualTo(0xffd55e00);
  }

  @Test
  void a_map_that_is_the_same_everywhere_is_black() {
    INDArray maps = Nd4j.zeros(DataType.FLOAT, 1, 2, 2);

    Picture picture = (Picture) Figure.maps(maps).items().get(0).output();

    assertThat(decode(picture).getRGB(0, 0)).isEqualTo(0xff000000);
  }

  @Test
  void maps_kernels_and_images_are_numbered_from_one() {
    INDArray maps = Nd4j.ones(DataType.FLOAT, 3, 2, 2);

    assertThat(Figure.maps(maps).items()).extracting(i -> i.label()).containsExactly("1", "2", "3");
    assertThat(Figure.kernels(maps).items()).hasSize(3);
    assertThat(Figure.images(Nd4j.ones(DataType.FLOAT, 2, 3, 4, 4)).items())
        .extracting(i -> i.label())
        .containsExactly("1", "2");
  }

  @Test
  void a_small_array_takes_more_page_pixels_for_each_number() {
    assertThat(Figure.grey(Nd4j.zeros(DataType.FLOAT, 24, 24)).scale()).isEqualTo(12);
    assertThat(Figure.grey(Nd4j.zeros(DataType.FLOAT, 900, 900)).scale()).isEqualTo(1);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Figure.grey(SIGNED, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("white must be > black, which is 1.0, but was 1.0");
    assertThatThrownBy(() -> Figure.heat(SIGNED, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reach must be > 0 but was 0.0");
    assertThatThrownBy(() -> Figure.grey(Nd4j.zeros(DataType.FLOAT, 1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be [h, w] but was [1, 2, 3]");
  }

  private static BufferedImage decode(Picture picture) {
    return Png.decode(picture.png());
  }
}
