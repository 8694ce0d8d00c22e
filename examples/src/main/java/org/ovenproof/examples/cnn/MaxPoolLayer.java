package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.ovenproof.examples.argument.Arguments;

/** The largest value of each window. */
record MaxPoolLayer(int size) implements Layer {

  MaxPoolLayer {
    Arguments.positive("size", size);
  }

  @Override
  public String kind() {
    return "pool";
  }

  @Override
  public String summary() {
    return "max " + size + "×" + size;
  }

  @Override
  public Volume output(Volume input) {
    Volume.checkWindow(size, input.height(), input.width());
    return new Volume(input.channels(), input.height() / size, input.width() / size);
  }

  @Override
  public long parameters(Volume input) {
    return 0;
  }

  @Override
  public long multiplyAdds(Volume input) {
    return 0;
  }

  @Override
  public SDVariable add(SameDiff graph, String name, SDVariable x, Volume input, Random random) {
    return graph.cnn().maxPooling2d(name, x, Pooling.config(size));
  }
}
