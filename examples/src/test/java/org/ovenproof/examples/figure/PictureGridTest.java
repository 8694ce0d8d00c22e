package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Picture;
import org.ovenproof.examples.image.Png;

class PictureGridTest {

  /** Three pictures of 2 by 2. */
  private static final INDArray PICTURES =
      Nd4j.createFromArray(new float[][] {{-1, 1, -1, -1}, {1, 1, 1, -1}, {0.5f, -3, 3, 0}});

  @Test
  void pictures_stand_row_by_row_with_a_grey_line_between_them() {
    int[] grey = grey(PictureGrid.of(PICTURES, 2));

    assertThat(grey)
        .containsExactly(
            0, 255, 128, 255, 255, //
            0, 0, 128, 255, 0, //
            128, 128, 128, 128, 128, //
            191, 0, 128, 128, 128, //
            255, 128, 128, 128, 128);
  }

  @Test
  void fewer_pictures_than_columns_make_one_row() {
    Picture picture = (Picture) PictureGrid.of(PICTURES, 10).display();

    assertThat(picture.width()).isEqualTo(8);
    assertThat(picture.height()).isEqualTo(2);
  }

  @Test
  void another_range_has_another_black_and_white() {
    INDArray one = Nd4j.createFromArray(new float[][] {{0, 1, 2, 3}});

    assertThat(grey(PictureGrid.of(one, 1).range(0, 2))).containsExactly(0, 128, 255, 255);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> PictureGrid.of(Nd4j.zeros(2, 5), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pictures must be [n, h · h] but was [2, 5]");
    assertThatThrownBy(() -> PictureGrid.of(PICTURES, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns must be > 0 but was 0");
    assertThatThrownBy(() -> PictureGrid.of(PICTURES, 2).range(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("white must be > black, which is 1.0, but was 1.0");
  }

  private static int[] grey(PictureGrid grid) {
    BufferedImage image = Png.decode(((Picture) grid.display()).png());
    return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
  }
}
