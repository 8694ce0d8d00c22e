package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Dense;

/** One number for each class, each from all numbers before it. */
record DenseLayer(int classes) implements Layer {

  DenseLayer {
    Arguments.positive("classes", classes);
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public String summary() {
    return "dense";
  }

  @Override
  public Volume output(Volume input) {
    return new Volume(classes, 1, 1);
  }

  @Override
  public long parameters(Volume input) {
    return multiplyAdds(input) + classes;
  }

  @Override
  public long multiplyAdds(Volume input) {
    return input.numbers() * classes;
  }

  @Override
  public SDVariable add(SameDiff graph, String name, SDVariable x, Volume input, Random random) {
    long inputs = input.numbers();
    return Dense.layer(graph, name, graph.reshape(x, -1, inputs), inputs, classes, random);
  }
}
