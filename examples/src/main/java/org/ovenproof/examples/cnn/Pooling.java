package org.ovenproof.examples.cnn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * Makes maps smaller: each window of {@code size x size} pixels becomes one number, its largest
 * (max pooling, Ranzato et al. 2007) or its mean (average pooling, LeCun et al. 1990). Windows do
 * not overlap; rows and columns that fill no window are left out, so {@code h' = floor(h / size)}.
 * Immutable.
 */
public final class Pooling {

  private final int size;
  private final boolean max;

  private Pooling(int size, boolean max) {
    Arguments.positive("size", size);
    this.size = size;
    this.max = max;
  }

  /**
   * Returns the pooling that keeps the largest value of each window.
   *
   * @throws IllegalArgumentException if {@code size <= 0}
   */
  public static Pooling max(int size) {
    return new Pooling(size, true);
  }

  /**
   * Returns the pooling that keeps the mean of each window.
   *
   * @throws IllegalArgumentException if {@code size <= 0}
   */
  public static Pooling average(int size) {
    return new Pooling(size, false);
  }

  /**
   * Returns smaller maps, a new {@code FLOAT} array.
   *
   * @param maps {@code [h, w]} or {@code [c, h, w]}; returns {@code [h', w']} or {@code [c, h',
   *     w']}
   * @throws IllegalArgumentException if {@code maps} has another shape, or {@code size > min(h, w)}
   */
  public INDArray apply(INDArray maps) {
    INDArray x = Volume.batch(maps);
    Volume.checkWindow(size, x.size(2), x.size(3));
    INDArray pooled =
        max ? Nd4j.cnn().maxPooling2d(x, config(size)) : Nd4j.cnn().avgPooling2d(x, config(size));
    return maps.rank() == 2 ? pooled.slice(0).slice(0) : pooled.slice(0);
  }

  static Pooling2DConfig config(int size) {
    return Pooling2DConfig.builder().kH(size).kW(size).sH(size).sW(size).dH(1).dW(1).build();
  }
}
