package org.ovenproof.examples.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.OneHot;

/** A batch of sequences, as the inputs of a {@link DecoderGraph}. */
final class Batch {

  private final DecoderConfig config;
  private final int count;
  private final int length;
  private final int[] tokens;
  private final int[] next;

  /** A batch of padding only: a row for each place of each sequence, sequence by sequence. */
  private Batch(DecoderConfig config, int count, int length) {
    this.config = config;
    this.count = count;
    this.length = length;
    this.tokens = new int[count * length];
    this.next = new int[count * length];
    Arrays.fill(tokens, OneHot.NONE);
    Arrays.fill(next, OneHot.NONE);
  }

  /** Sequences that all have one length. */
  static Batch of(DecoderConfig config, int[][] sequences) {
    if (sequences.length == 0) {
      throw new IllegalArgumentException("sequences must be >= 1 but were 0");
    }
    for (int[] sequence : sequences) {
      if (sequence.length == 0 || sequence.length != sequences[0].length) {
        throw new IllegalArgumentException(
            "sequences must all have %d tokens, >= 1, but one has %d"
                .formatted(sequences[0].length, sequence.length));
      }
    }
    Batch batch = new Batch(config, sequences.length, sequences[0].length);
    for (int i = 0; i < sequences.length; i++) {
      for (int place = 0; place < batch.length; place++) {
        batch.tokens[i * batch.length + place] = batch.checked(sequences[i][place]);
      }
    }
    return batch;
  }

  /**
   * Sequences to learn from. Shorter ones are padded at their end with rows of zeros, which the
   * loss leaves out; since no token attends to a later one, padding changes nothing.
   */
  static Batch of(DecoderConfig config, List<Continuation> sequences) {
    if (sequences.isEmpty()) {
      throw new IllegalArgumentException("sequences must be >= 1 but were 0");
    }
    int longest = sequences.stream().mapToInt(Continuation::length).max().orElseThrow();
    Batch batch = new Batch(config, sequences.size(), longest - 1);
    for (int i = 0; i < sequences.size(); i++) {
      Continuation sequence = sequences.get(i);
      for (int place = 0; place < sequence.length() - 1; place++) {
        int row = i * batch.length + place;
        batch.tokens[row] = batch.checked(sequence.token(place));
        if (place >= sequence.lastGiven()) {
          batch.next[row] = batch.checked(sequence.token(place + 1));
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
    INDArray positions = Positions.sinusoidal(length, config.width());
    return Map.of(
        DecoderGraph.TOKENS, OneHot.of(tokens, config.tokens()),
        DecoderGraph.TARGETS, OneHot.of(next, config.tokens()),
        DecoderGraph.POSITIONS, Nd4j.tile(positions, count, 1),
        DecoderGraph.MASK, mask.reshape(1, 1, length, length),
        DecoderGraph.HEADS,
            Nd4j.createFromArray(
                (long) count, length, config.heads(), config.width() / config.heads()));
  }

  private int checked(int token) {
    if (token < 0 || token >= config.tokens()) {
      throw new IllegalArgumentException(
          "tokens must be >= 0 and < %d but one was %d".formatted(config.tokens(), token));
    }
    return token;
  }
}
