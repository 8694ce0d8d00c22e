package org.ovenproof.examples.transformer;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Weights;

/**
 * The operations of a {@link Decoder}. Sequences of one length {@code t} lie below each other in
 * one matrix, {@code n = b t} rows, and come apart only where they look at each other; how long
 * they are is said anew each time.
 */
final class DecoderGraph {

  /** Which token stands in each row, as 1 among zeros, {@code [n, tokens]}. */
  static final String TOKENS = "tokens";

  /** Where it stands, {@code [n, width]}. */
  static final String POSITIONS = "positions";

  /** What is added to scores, {@code [1, 1, t, t]}. */
  static final String MASK = "mask";

  /** The numbers {@code b, t, heads, width / heads}. */
  static final String APART = "apart";

  /** Which token is to follow, as 1 among zeros; all zeros where nobody asks. */
  static final String NEXT = "next";

  static final String LOGITS = "logits";
  static final String LOSS = "loss";

  private static final double TINY = 1e-5;

  private final DecoderConfig config;
  private final SameDiff graph = SameDiff.create();
  private final Random random;

  private DecoderGraph(DecoderConfig config, Random random) {
    this.config = config;
    this.random = random;
  }

  static SameDiff of(DecoderConfig config, Random random) {
    DecoderGraph decoder = new DecoderGraph(config, random);
    decoder.build();
    return decoder.graph;
  }

  /** The name of the weights of a layer's heads, {@code [b, heads, t, t]}; layers from 1. */
  static String weights(int layer) {
    return "layer" + layer + "-weights";
  }

  private void build() {
    int width = config.width();
    SDVariable tokens = graph.placeHolder(TOKENS, DataType.FLOAT, -1, config.tokens());
    SDVariable positions = graph.placeHolder(POSITIONS, DataType.FLOAT, -1, width);
    graph.placeHolder(MASK, DataType.FLOAT, 1, 1, -1, -1);
    graph.placeHolder(APART, DataType.INT64, 4);
    SDVariable next = graph.placeHolder(NEXT, DataType.FLOAT, -1, config.tokens());
    SDVariable embedding =
        graph.var("embedding", Weights.normal(random, 1, config.tokens(), width));
    SDVariable x = tokens.mmul(embedding).add(positions);
    for (int layer = 1; layer <= config.layers(); layer++) {
      String name = "layer" + layer;
      x = x.add(attention(name, layer, normalized(name + "-before-attention", x)));
      x = x.add(perceptron(name, normalized(name + "-before-perceptron", x)));
    }
    SDVariable logits = linear(LOGITS, normalized("end", x), width, config.tokens());
    SDVariable surprise = graph.nn().logSoftmax(logits).mul(next).sum().neg();
    surprise.div(LOSS, next.sum());
  }

  private SDVariable attention(String name, int layer, SDVariable x) {
    int width = config.width();
    SDVariable queries = apart(linear(name + "-queries", x, width, width));
    SDVariable keys = apart(linear(name + "-keys", x, width, width));
    SDVariable values = apart(linear(name + "-values", x, width, width));
    double scale = Math.sqrt((double) width / config.heads());
    SDVariable scores = graph.mmul(queries, keys, false, true, false).div(scale);
    SDVariable weights =
        graph.nn().softmax(weights(layer), scores.add(graph.getVariable(MASK)), -1);
    SDVariable heads = graph.mmul(weights, values).permute(0, 2, 1, 3);
    return linear(name + "-heads", graph.reshape(heads, -1, width), width, width);
  }

  /** From {@code [n, width]} to {@code [b, heads, t, width / heads]}. */
  private SDVariable apart(SDVariable x) {
    return graph.reshape(x, graph.getVariable(APART)).permute(0, 2, 1, 3);
  }

  private SDVariable perceptron(String name, SDVariable x) {
    return Dense.perceptron(
        graph, name + "-perceptron", x, random, config.width(), config.hidden(), config.width());
  }

  private SDVariable linear(String name, SDVariable x, int inputs, int outputs) {
    SDVariable weights = graph.var(name + "-matrix", Weights.glorot(random, inputs, outputs));
    return graph.mmul(name, x, weights);
  }

  /** Layer normalization (Ba et al., arXiv:1607.06450): each row with mean 0 and variance 1. */
  private SDVariable normalized(String name, SDVariable x) {
    SDVariable gain = graph.var(name + "-gain", Nd4j.ones(DataType.FLOAT, config.width()));
    SDVariable bias = graph.var(name + "-bias", Nd4j.zeros(DataType.FLOAT, config.width()));
    return graph.nn().layerNorm(name, x, gain, bias, false, 1);
  }
}
