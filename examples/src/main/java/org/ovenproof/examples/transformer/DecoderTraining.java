package org.ovenproof.examples.transformer;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;

/**
 * How a {@link Decoder} learns: sequence by sequence, each token from those before it, with Adam
 * (Kingma and Ba, arXiv:1412.6980). The loss is the mean cross-entropy {@code -log p[next token]}
 * in nats; what is given is not asked for. Changes the weights of the decoder. Not safe for use by
 * several threads.
 */
public final class DecoderTraining {

  private final Decoder decoder;
  private final Corpus corpus;
  private final int batch;
  private final Random random;
  private final Descent descent;
  private LossCurve losses = new LossCurve("cross-entropy, nats");

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
    Arguments.positive("batch", batch);
    return new DecoderTraining(decoder, corpus, batch, learningRate, seed);
  }

  /**
   * Takes more steps, from where the last ones ended.
   *
   * @param steps how many, {@code >= 0}
   * @return the loss before each of these steps, on sequences that had not been learned from
   * @throws IllegalArgumentException if {@code steps < 0}
   */
  public LossCurve run(int steps) {
    LossCurve run = descent.run(steps, this::next).in("cross-entropy, nats");
    losses = losses.then(run);
    return run;
  }

  private Map<String, INDArray> next() {
    Batch sequences =
        Batch.of(
            decoder.config(), Stream.generate(() -> corpus.next(random)).limit(batch).toList());
    return sequences.inputs(CausalMask.of(sequences.length()));
  }

  /** Returns how many steps it has taken in all runs. */
  public int steps() {
    return losses.steps();
  }

  /** Returns the loss before each step of all runs. */
  public LossCurve losses() {
    return losses;
  }
}
