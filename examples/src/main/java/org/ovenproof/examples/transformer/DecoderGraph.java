package org.ovenproof.examples.transformer;

import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Weights;

/**
 * The operations of a {@link Decoder}. A batch of {@code b} sequences of one length {@code t} is
 * one matrix of {@code n = b t} rows; only attention takes it apart into sequences and heads. Their
 * length is given anew with each batch.
 */
final class DecoderGraph {

  /** Which token stands in each row, one-hot, {@code [n, tokens]}. */
  static final String TOKENS = "tokens";

  /** Where it stands, {@code [n, width]}. */
  static final String POSITIONS = "positions";

  /** What is added to scores, {@code [1, 1, t, t]}. */
  static final String MASK = "mask";

  /**
   * The shape that rows have when each head has its own part, {@code [b, t, heads, width / heads]}.
   */
  static final String HEADS = "apart";

  /** Which token is to follow, one-hot; all zeros where the loss leaves the row out. */
  static final String TARGETS = "next";

  static final String LOGITS = "logits";
  static final String LOSS = "loss";

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
    graph.placeHolder(HEADS, DataType.INT64, 4);
    SDVariable targets = graph.placeHolder(TARGETS, DataType.FLOAT, -1, config.tokens());
    SDVariable embedding =
        graph.var("embedding", Weights.normal(random, 1, config.tokens(), width));
    SDVariable x = tokens.mmul(embedding).add(positions);
    for (int layer = 1; layer <= config.layers(); layer++) {
      String name = "layer" + layer;
      x = x.add(attention(name, layer, layerNorm(name + "-before-attention", x)));
      x = x.add(perceptron(name, layerNorm(name + "-before-perceptron", x)));
    }
    SDVariable logits = linear(LOGITS, layerNorm("end", x), width, config.tokens());
    SDVariable crossEntropy = graph.nn().logSoftmax(logits).mul(targets).sum().neg();
    crossEntropy.div(LOSS, targets.sum());
  }

  private SDVariable attention(String name, int layer, SDVariable x) {
    int width = config.width();
    SDVariable queries = splitHeads(linear(name + "-queries", x, width, width));
    SDVariable keys = splitHeads(linear(name + "-keys", x, width, width));
    SDVariable values = splitHeads(linear(name + "-values", x, width, width));
    double scale = Math.sqrt((double) width / config.heads());
    SDVariable scores = graph.mmul(queries, keys, false, true, false).div(scale);
    SDVariable weights =
        graph.nn().softmax(weights(layer), scores.add(graph.getVariable(MASK)), -1);
    SDVariable heads = graph.mmul(weights, values).permute(0, 2, 1, 3);
    return linear(name + "-heads", graph.reshape(heads, -1, width), width, width);
  }

  /** From {@code [n, width]} to {@code [b, heads, t, width / heads]}. */
  private SDVariable splitHeads(SDVariable x) {
    return graph.reshape(x, graph.getVariable(HEADS)).permute(0, 2, 1, 3);
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
  private SDVariable layerNorm(String name, SDVariable x) {
    SDVariable gain = graph.var(name + "-gain", Nd4j.ones(DataType.FLOAT, config.width()));
    SDVariable bias = graph.var(name + "-bias", Nd4j.zeros(DataType.FLOAT, config.width()));
    return graph.nn().layerNorm(name, x, gain, bias, false, 1);
  }
}
