package org.ovenproof.examples.transformer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sequences of one length as what a {@link DecoderGraph} takes. */
final class Batch {

  private final DecoderConfig config;
  private final int count;
  private final int length;
  private final float[] tokens;
  private final float[] next;

  private Batch(DecoderConfig config, int count, int length) {
    this.config = config;
    this.count = count;
    this.length = length;
    this.tokens = new float[count * length * config.tokens()];
    this.next = new float[tokens.length];
  }

  /** Sequences that are as long as each other. */
  static Batch of(DecoderConfig config, int[][] sequences) {
    Batch batch = new Batch(config, sequences.length, sequences[0].length);
    for (int i = 0; i < sequences.length; i++) {
      for (int place = 0; place < batch.length; place++) {
        batch.tokens[batch.cell(i, place, sequences[i][place])] = 1;
      }
    }
    return batch;
  }

  /**
   * Sequences to learn from. Behind the end of a shorter one nothing stands and nobody asks; since
   * no token sees a later one, that changes nothing.
   */
  static Batch of(DecoderConfig config, List<Continuation> sequences) {
    int longest = sequences.stream().mapToInt(Continuation::length).max().orElseThrow();
    Batch batch = new Batch(config, sequences.size(), longest - 1);
    for (int i = 0; i < sequences.size(); i++) {
      Continuation sequence = sequences.get(i);
      for (int place = 0; place < sequence.length() - 1; place++) {
        batch.tokens[batch.cell(i, place, sequence.token(place))] = 1;
        if (place >= sequence.given().length - 1) {
          batch.next[batch.cell(i, place, sequence.token(place + 1))] = 1;
        }
      }
    }
    return batch;
  }

  int length() {
    return length;
  }

  /**
   * What the graph takes.
   *
   * @param mask {@code [length, length]}
   */
  Map<String, INDArray> inputs(INDArray mask) {
    long rows = (long) count * length;
    INDArray positions = Positions.sinusoidal(length, config.width());
    return Map.of(
        DecoderGraph.TOKENS, Nd4j.create(tokens, new long[] {rows, config.tokens()}, 'c'),
        DecoderGraph.NEXT, Nd4j.create(next, new long[] {rows, config.tokens()}, 'c'),
        DecoderGraph.POSITIONS, Nd4j.tile(positions, count, 1),
        DecoderGraph.MASK, mask.reshape(1, 1, length, length),
        DecoderGraph.APART,
            Nd4j.createFromArray(
                (long) count, length, config.heads(), config.width() / config.heads()));
  }

  private int cell(int sequence, int place, int token) {
    if (token < 0 || token >= config.tokens()) {
      throw new IllegalArgumentException(
          "tokens must be >= 0 and < %d but one was %d".formatted(config.tokens(), token));
    }
    return (sequence * length + place) * config.tokens() + token;
  }
}
