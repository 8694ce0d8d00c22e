package org.ovenproof.examples.learn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/** Convolutions over pictures {@code [n, c, h, w]}, as ND4J wants to be told of them. */
public final class Conv2d {

  private Conv2d() {}

  /**
   * Adds a convolution with bias, stride 1 and no padding, with the variables {@code name-kernels},
   * {@code [height, width, channels, maps]}, and {@code name-bias} (0 at first).
   *
   * @param name of its output, {@code [n, maps, h - height + 1, w - width + 1]}
   * @param x {@code [n, channels, h, w]}
   * @param height of a kernel, in pixels, {@code > 0}, as are the next three
   * @throws IllegalArgumentException if one of them is {@code <= 0}
   */
  public static SDVariable layer(
      SameDiff graph,
      String name,
      SDVariable x,
      long height,
      long width,
      long channels,
      long maps,
      Random random) {
    check(height, width);
    Arguments.positive("channels", channels);
    Arguments.positive("maps", maps);
    long inputs = height * width * channels;
    SDVariable kernels =
        graph.var(name + "-kernels", Weights.he(random, inputs, height, width, channels, maps));
    SDVariable bias = graph.var(name + "-bias", Nd4j.zeros(DataType.FLOAT, maps));
    Conv2DConfig config = config(height, width, 1, 0, WeightsFormat.YXIO);
    return graph.cnn().conv2d(name, x, kernels, bias, config);
  }

  /**
   * Returns how kernels go over a picture.
   *
   * @param stride by how many pixels they move, {@code > 0}
   * @param padding how many pixels of zeros are around the picture, {@code >= 0}
   * @param order how they lie: {@code YXIO} is {@code [height, width, c, n]}, the only one for
   *     which ND4J 1.0.0-M2.1 has a gradient; {@code OIYX} is {@code [n, c, height, width]}
   * @throws IllegalArgumentException if {@code height <= 0}, {@code width <= 0}, {@code stride <=
   *     0} or {@code padding < 0}
   */
  public static Conv2DConfig config(
      long height, long width, long stride, long padding, WeightsFormat order) {
    check(height, width);
    Arguments.positive("stride", stride);
    if (padding < 0) {
      throw new IllegalArgumentException("padding must be >= 0 but was " + padding);
    }
    return Conv2DConfig.builder()
        .kH(height)
        .kW(width)
        .sH(stride)
        .sW(stride)
        .pH(padding)
        .pW(padding)
        .dH(1)
        .dW(1)
        .dataFormat("NCHW")
        .weightsFormat(order)
        .build();
  }

  private static void check(long height, long width) {
    Arguments.positive("height", height);
    Arguments.positive("width", width);
  }
}
