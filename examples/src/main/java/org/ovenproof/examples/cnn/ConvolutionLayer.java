package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.ovenproof.examples.learn.Conv2d;

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

  @Override
  public SDVariable add(SameDiff graph, String name, SDVariable x, Volume input, Random random) {
    return Conv2d.layer(graph, name, x, size, size, input.channels(), maps, random);
  }
}
