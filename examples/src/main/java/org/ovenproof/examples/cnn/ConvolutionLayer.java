package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

/** A convolution with bias, stride 1, no padding. */
record ConvolutionLayer(int maps, int size) implements Layer {

  ConvolutionLayer {
    if (maps <= 0 || size <= 0) {
      throw new IllegalArgumentException(
          "maps and size must be > 0 but were %d and %d".formatted(maps, size));
    }
  }

  @Override
  public String kind() {
    return "conv";
  }

  @Override
  public String summary() {
    return "conv " + size + "×" + size;
  }

  @Override
  public Volume output(Volume input) {
    Volume.checkWindow(size, input.height(), input.width());
    return new Volume(maps, input.height() - size + 1, input.width() - size + 1);
  }

  @Override
  public long parameters(Volume input) {
    return (long) maps * input.channels() * size * size + maps;
  }

  @Override
  public long multiplyAdds(Volume input) {
    return output(input).numbers() * input.channels() * size * size;
  }

  /** Kernels lie as {@code [k, k, c, n]}: ND4J 1.0.0-M2.1 has no gradient for another order. */
  @Override
  public SDVariable add(SameDiff graph, String name, SDVariable x, Volume input, Random random) {
    int channels = input.channels();
    long inputs = (long) channels * size * size;
    SDVariable kernels =
        graph.var(name + "-kernels", Weights.he(random, inputs, size, size, channels, maps));
    SDVariable bias = graph.var(name + "-bias", Nd4j.zeros(DataType.FLOAT, maps));
    Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(size)
            .kW(size)
            .sH(1)
            .sW(1)
            .dH(1)
            .dW(1)
            .dataFormat("NCHW")
            .weightsFormat(WeightsFormat.YXIO)
            .build();
    return graph.cnn().conv2d(name, x, kernels, bias, config);
  }
}
