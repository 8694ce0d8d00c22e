package org.ovenproof.examples.transformer;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.ovenproof.examples.learn.Descent;

/**
 * How a {@link Decoder} learns: sequence by sequence, each token from those before it, with Adam
 * (Kingma and Ba, arXiv:1412.6980). The loss is the mean surprise {@code -log p[next token]} in
 * nats; what is given is not asked for. Changes the weights of the decoder. Not safe for use by
 * several threads.
 */
public final class DecoderTraining {

  private final Decoder decoder;
  private final Corpus corpus;
  private final int batch;
  private final Random random;
  private final Descent descent;
  private double[] losses = {};

  private DecoderTraining(Decoder decoder, Corpus corpus, int batch, double rate, long seed) {
    this.decoder = decoder;
    this.corpus = corpus;
    this.batch = batch;
    this.random = new Random(seed);
    this.descent = Descent.adam(decoder.graph(), DecoderGraph.LOSS, rate);
  }

  /**
   * Returns a training that has not begun.
   *
   * @param batch how many sequences make one step, {@code > 0}
   * @param learningRate about how far a step moves each weight, {@code > 0}
   * @param seed of what is drawn from the corpus
   * @throws IllegalArgumentException if {@code batch <= 0} or {@code learningRate <= 0}
   */
  public static DecoderTraining of(
      Decoder decoder, Corpus corpus, int batch, double learningRate, long seed) {
    if (batch <= 0) {
      throw new IllegalArgumentException("batch must be > 0 but was " + batch);
    }
    return new DecoderTraining(decoder, corpus, batch, learningRate, seed);
  }

  /**
   * Takes more steps.
   *
   * @param steps how many, {@code >= 0}
   * @return this
   */
  public DecoderTraining run(int steps) {
    int before = losses.length;
    losses = Arrays.copyOf(losses, before + steps);
    for (int i = before; i < losses.length; i++) {
      Batch sequences =
          Batch.of(
              decoder.config(), Stream.generate(() -> corpus.next(random)).limit(batch).toList());
      losses[i] = descent.step(sequences.inputs(CausalMask.of(sequences.length())));
    }
    return this;
  }

  /** Returns how many steps it has taken. */
  public int steps() {
    return losses.length;
  }

  /** Returns the loss before each step, on sequences that had not been learned from, a copy. */
  public double[] losses() {
    return losses.clone();
  }
}
