package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** {@code max(0, x)}. */
record ReluLayer() implements Layer {

  @Override
  public String kind() {
    return "relu";
  }

  @Override
  public String summary() {
    return "ReLU";
  }

  @Override
  public Volume output(Volume input) {
    return input;
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
    return graph.nn().relu(name, x, 0);
  }
}
