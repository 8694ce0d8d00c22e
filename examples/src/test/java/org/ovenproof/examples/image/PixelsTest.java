package org.ovenproof.examples.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.TestPicture;

class PixelsTest {

  @Test
  void an_opaque_image_has_three_channels_and_one_with_alpha_four() {
    assertThat(Pixels.of(TestPicture.house()).shape()).containsExactly(3, 96, 96);
    assertThat(Pixels.of(TestPicture.cat()).shape()).containsExactly(4, 96, 96);
  }

  @Test
  void a_grey_image_has_rows_and_columns_and_keeps_its_values() {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 1, 0, 51);

    INDArray grey = Pixels.of(image);

    assertThat(grey.shape()).containsExactly(2, 3);
    assertThat(grey.getDouble(1, 2)).isCloseTo(0.2, within(1e-6));
    assertThat(grey.dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void channels_come_in_the_order_red_green_blue_alpha() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xcc336699);

    assertThat(Pixels.of(image).reshape(4).toFloatVector())
        .containsExactly(0x33 / 255f, 0x66 / 255f, 0x99 / 255f, 0xcc / 255f);
  }

  @Test
  void an_array_made_an_image_and_read_again_is_the_same() {
    INDArray cat = Pixels.of(TestPicture.cat());
    INDArray house = Pixels.of(TestPicture.house());

    assertThat(Pixels.of(Pixels.image(cat))).isEqualTo(cat);
    assertThat(Pixels.of(Pixels.image(house))).isEqualTo(house);
  }

  @Test
  void values_beyond_the_range_are_clipped() {
    INDArray wild = Nd4j.createFromArray(new float[][] {{-1, 0.5f, 2}});

    assertThat(Pixels.of(Pixels.image(wild)).toFloatMatrix()[0]).containsExactly(0, 128 / 255f, 1);
  }

  @Test
  void the_luma_of_white_is_one_and_green_is_brighter_than_red_than_blue() {
    INDArray colours =
        Nd4j.createFromArray(new float[] {1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1}).reshape(3, 1, 4);

    assertThat(Pixels.grey(colours).toFloatMatrix()[0])
        .containsExactly(new float[] {1, 0.299f, 0.587f, 0.114f}, within(1e-6f));
  }

  @Test
  void a_crop_is_a_copy_of_the_rectangle() {
    INDArray numbers = Nd4j.arange(12).castTo(DataType.FLOAT).reshape(3, 4);

    INDArray crop = Pixels.crop(numbers, 1, 2, 2, 2);
    assertThat(crop).isEqualTo(Nd4j.createFromArray(new float[][] {{6, 7}, {10, 11}}));
    crop.assign(0);

    assertThat(numbers.getDouble(1, 2)).isEqualTo(6);
  }

  @Test
  void a_png_file_keeps_colours_and_alpha() {
    INDArray cat = Pixels.of(TestPicture.cat());

    assertThat(Pixels.of(Png.decode(Png.encode(TestPicture.cat())))).isEqualTo(cat);
  }

  @Test
  void wrong_shapes_are_named() {
    INDArray rgba = Nd4j.zeros(DataType.FLOAT, 4, 2, 2);
    assertThatThrownBy(() -> Pixels.grey(rgba))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "colour must be [3, h, w] but was [4, 2, 2]: put it on a ground with Alpha.over first");
    assertThatThrownBy(() -> Pixels.image(Nd4j.zeros(DataType.FLOAT, 2, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pixels must be [h, w], [3, h, w] or [4, h, w] but was [2, 2, 2]");
    assertThatThrownBy(() -> Pixels.crop(rgba, 1, 0, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rectangle must lie within [4, 2, 2] but was rows 1 to 2, columns 0 to 1");
    assertThatThrownBy(() -> Png.decode(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file must be a PNG but holds no image");
  }
}
