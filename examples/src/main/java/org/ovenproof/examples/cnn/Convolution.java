package org.ovenproof.examples.cnn;

import java.util.Arrays;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Conv2d;

/**
 * Convolution as neural networks have it: the kernel is laid on every place of the picture, and
 * each place gives the sum of the products,
 *
 * <pre>y[n, i, j] = sum over c, a, b of  x[c, s i + a - p, s j + b - p] * kernel[n, c, a, b]</pre>
 *
 * with stride {@code s}, and {@code p} pixels of zeros around the picture. The kernel is not turned
 * over, so mathematicians call it cross-correlation (LeCun et al., Gradient-Based Learning Applied
 * to Document Recognition, 1998; arithmetic of the sizes: Dumoulin and Visin, arXiv:1603.07285). A
 * map is {@code floor((h + 2 p - k) / s) + 1} high, and as wide by the same rule. Immutable.
 */
public final class Convolution {

  private final INDArray kernels;
  private final boolean single;
  private final int stride;
  private final int padding;

  private Convolution(INDArray kernels, boolean single, int stride, int padding) {
    this.kernels = kernels;
    this.single = single;
    this.stride = stride;
    this.padding = padding;
  }

  /**
   * Returns the convolution with these kernels, stride 1, no padding.
   *
   * @param kernels one kernel {@code [k, k]} or several {@code [n, k, k]} for grey pictures, or
   *     {@code [n, c, k, k]} for pictures of {@code c} channels; copied, as {@code FLOAT}
   * @throws IllegalArgumentException if {@code kernels} has another shape
   */
  public static Convolution of(INDArray kernels) {
    long[] shape = kernels.shape();
    if (shape.length < 2
        || shape.length > 4
        || shape[shape.length - 1] != shape[shape.length - 2]) {
      throw new IllegalArgumentException(
          "kernels must be [k, k], [n, k, k] or [n, c, k, k] but was " + Arrays.toString(shape));
    }
    long size = shape[shape.length - 1];
    long count = shape.length == 2 ? 1 : shape[0];
    long channels = shape.length == 4 ? shape[1] : 1;
    INDArray copy = kernels.castTo(DataType.FLOAT).dup('c').reshape(count, channels, size, size);
    return new Convolution(copy, shape.length == 2, 1, 0);
  }

  /**
   * Returns the same convolution in steps of this many pixels.
   *
   * @throws IllegalArgumentException if {@code stride <= 0}
   */
  public Convolution stride(int stride) {
    Arguments.positive("stride", stride);
    return new Convolution(kernels, single, stride, padding);
  }

  /**
   * Returns the same convolution with this many pixels of zeros around the picture.
   *
   * @throws IllegalArgumentException if {@code padding < 0}
   */
  public Convolution padding(int padding) {
    if (padding < 0) {
      throw new IllegalArgumentException("padding must be >= 0 but was " + padding);
    }
    return new Convolution(kernels, single, stride, padding);
  }

  /**
   * Returns what the kernels find in a picture, a new {@code FLOAT} array.
   *
   * @param picture {@code [h, w]} or {@code [c, h, w]}; returns {@code [h', w']} for a single
   *     kernel {@code [k, k]}, {@code [n, h', w']} otherwise
   * @throws IllegalArgumentException if the channels differ from the kernels', or if the kernel is
   *     larger than the padded picture
   */
  public INDArray apply(INDArray picture) {
    INDArray x = Volume.batch(picture);
    long size = kernels.size(3);
    if (x.size(1) != kernels.size(1)) {
      throw new IllegalArgumentException(
          "picture must have %d channels but has %d".formatted(kernels.size(1), x.size(1)));
    }
    if (size > Math.min(x.size(2), x.size(3)) + 2L * padding) {
      throw new IllegalArgumentException(
          "picture with padding %d must be >= %d x %d but was %d x %d"
              .formatted(padding, size, size, x.size(2), x.size(3)));
    }
    Conv2DConfig config = Conv2d.config(size, size, stride, padding, WeightsFormat.OIYX);
    INDArray maps = Nd4j.cnn().conv2d(x, kernels, config).slice(0);
    return single ? maps.slice(0) : maps;
  }
}
