package org.ovenproof.examples.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class ConvolutionTest {

  /** Zhang et al., Dive into Deep Learning, section 7.2.1. */
  @Test
  void the_example_of_dive_into_deep_learning_comes_out() {
    INDArray x = Nd4j.arange(9).castTo(DataType.FLOAT).reshape(3, 3);
    INDArray kernel = Nd4j.createFromArray(new float[][] {{0, 1}, {2, 3}});

    assertThat(Convolution.of(kernel).apply(x))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{19, 25}, {37, 43}}));
  }

  /** Zhang et al., Dive into Deep Learning, section 7.4.1. */
  @Test
  void channels_are_summed_up() {
    INDArray first = Nd4j.arange(9).castTo(DataType.FLOAT).reshape(1, 3, 3);
    INDArray x = Nd4j.concat(0, first, first.add(1));
    INDArray kernel =
        Nd4j.createFromArray(new float[][][][] {{{{0, 1}, {2, 3}}, {{1, 2}, {3, 4}}}});

    assertThat(Convolution.of(kernel).apply(x))
        .isEqualTo(Nd4j.createFromArray(new float[][][] {{{56, 72}, {104, 120}}}));
  }

  /** Dumoulin and Visin, arXiv:1603.07285, figure 1.1. */
  @Test
  void the_example_of_dumoulin_and_visin_comes_out() {
    INDArray x =
        Nd4j.createFromArray(
            new float[][] {
              {3, 3, 2, 1, 0}, {0, 0, 1, 3, 1}, {3, 1, 2, 2, 3}, {2, 0, 0, 2, 2}, {2, 0, 0, 0, 1}
            });
    INDArray kernel = Nd4j.createFromArray(new float[][] {{0, 1, 2}, {2, 2, 0}, {0, 1, 2}});

    assertThat(Convolution.of(kernel).apply(x))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{12, 12, 17}, {10, 17, 19}, {9, 6, 14}}));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "2, 0", "2, 1", "3, 2"})
  void every_stride_and_padding_agrees_with_a_plain_loop(int stride, int padding) {
    INDArray x = Weights.he(new Random(1), 1, 2, 7, 8);
    INDArray kernels = Weights.he(new Random(2), 1, 3, 2, 3, 3);

    INDArray maps = Convolution.of(kernels).stride(stride).padding(padding).apply(x);

    int height = (7 + 2 * padding - 3) / stride + 1;
    int width = (8 + 2 * padding - 3) / stride + 1;
    assertThat(maps.shape()).containsExactly(3, height, width);
    for (int n = 0; n < 3; n++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          double expected = loop(x, kernels.slice(n), stride * i - padding, stride * j - padding);
          assertThat(maps.getDouble(n, i, j)).isCloseTo(expected, within(1e-4));
        }
      }
    }
  }

  @Test
  void convolving_with_the_identity_kernel_changes_nothing() {
    INDArray x = Weights.he(new Random(3), 1, 6, 5);

    assertThat(Convolution.of(Kernels.identity()).padding(1).apply(x)).isEqualTo(x);
  }

  @Test
  void an_even_picture_has_no_edges() {
    INDArray even = Nd4j.ones(DataType.FLOAT, 5, 5);

    for (INDArray kernel :
        new INDArray[] {
          Kernels.sobelX(), Kernels.sobelY(), Kernels.prewittX(), Kernels.laplacian()
        }) {
      assertThat(Convolution.of(kernel).apply(even)).isEqualTo(Nd4j.zeros(DataType.FLOAT, 3, 3));
    }
  }

  @Test
  void blurring_and_sharpening_keep_the_brightness_of_an_even_picture() {
    INDArray even = Nd4j.ones(DataType.FLOAT, 3, 3);

    for (INDArray kernel : new INDArray[] {Kernels.boxBlur(), Kernels.sharpen()}) {
      assertThat(Convolution.of(kernel).apply(even).getDouble(0)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void sobel_finds_edges_of_its_own_direction_only() {
    INDArray edge = Nd4j.createFromArray(new float[][] {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}});

    assertThat(Convolution.of(Kernels.sobelX()).apply(edge).getDouble(0)).isEqualTo(4);
    assertThat(Convolution.of(Kernels.sobelY()).apply(edge).getDouble(0)).isZero();
  }

  @Test
  void random_kernels_have_the_variance_of_he_and_come_from_the_seed() {
    INDArray kernels = Kernels.random(400, 5, 1);

    assertThat(kernels.varNumber().doubleValue()).isCloseTo(2.0 / 25, within(0.004));
    assertThat(Kernels.random(400, 5, 1)).isEqualTo(kernels);
    assertThat(Kernels.random(400, 5, 2)).isNotEqualTo(kernels);
  }

  @Test
  void wrong_arguments_are_named() {
    Convolution convolution = Convolution.of(Kernels.sobelX());
    assertThatThrownBy(() -> convolution.stride(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stride must be > 0 but was 0");
    assertThatThrownBy(() -> convolution.padding(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("padding must be >= 0 but was -1");
    assertThatThrownBy(() -> convolution.apply(Nd4j.zeros(DataType.FLOAT, 3, 9, 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picture must have 1 channels but has 3");
    assertThatThrownBy(() -> convolution.apply(Nd4j.zeros(DataType.FLOAT, 2, 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("picture with padding 0 must be >= 3 x 3 but was 2 x 9");
    assertThatThrownBy(() -> Convolution.of(Nd4j.zeros(DataType.FLOAT, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kernels must be [k, k], [n, k, k] or [n, c, k, k] but was [2, 3]");
    assertThatThrownBy(() -> Kernels.random(0, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count and size must be > 0 but were 0 and 3");
  }

  /** The sum of the products where the kernel {@code [2, 3, 3]} lies with its corner at a place. */
  private static double loop(INDArray x, INDArray kernel, int top, int left) {
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          int row = top + a;
          int column = left + b;
          if (row >= 0 && row < x.size(1) && column >= 0 && column < x.size(2)) {
            sum += x.getDouble(c, row, column) * kernel.getDouble(c, a, b);
          }
        }
      }
    }
    return sum;
  }
}
