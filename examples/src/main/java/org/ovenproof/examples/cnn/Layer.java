package org.ovenproof.examples.cnn;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** What a layer of an {@link Architecture} does to shapes and in a graph. */
sealed interface Layer permits ConvolutionLayer, ReluLayer, MaxPoolLayer, DenseLayer {

  /** Its kind, the beginning of its name. */
  String kind();

  /** What a reader is told about it, in symbols that every language shares. */
  String summary();

  Volume output(Volume input);

  long parameters(Volume input);

  /** How many products it adds up for one picture. */
  long multiplyAdds(Volume input);

  /** Adds it to a graph under a name and returns its output. */
  SDVariable add(SameDiff graph, String name, SDVariable x, Volume input, Random random);
}
