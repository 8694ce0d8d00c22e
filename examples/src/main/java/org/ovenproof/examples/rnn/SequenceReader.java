package org.ovenproof.examples.rnn;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Batches;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.LossCurve;
import org.ovenproof.examples.learn.OneHot;

/**
 * A network that reads sequences of one {@link SequenceShape} and answers; those made for a length
 * alone read {@link Visits} and say who came first. What it makes of the sequence differs; then one
 * dense layer and a softmax give the probability of each answer, and the loss is the mean
 * cross-entropy. It begins with random weights and {@linkplain #train learns}, which changes it.
 * {@code FLOAT}. Not safe for use by several threads at once.
 */
public final class SequenceReader {

  private static final int BATCH = 64;
  private static final double LEARNING_RATE = 0.02;

  private final SequenceGraph network;

  private SequenceReader(Reading reading, int units, int length, long seed) {
    this(reading, units, Visits.shape(length), seed);
  }

  private SequenceReader(Reading reading, int units, SequenceShape shape, long seed) {
    Arguments.positive("units", units);
    this.network = new SequenceGraph(reading, shape, new Random(seed));
  }

  /**
   * Returns one that counts visitors and forgets their order, with a hidden layer over the counts.
   *
   * @param units of the hidden layer, {@code > 0}
   * @param length of the sequences, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code units <= 0} or {@code length <= 0}
   */
  public static SequenceReader bag(int units, int length, long seed) {
    return new SequenceReader(new Bag(units), units, length, seed);
  }

  /**
   * Returns one that slides windows over the sequence and keeps the strongest answer of each,
   * wherever it came from (Kim, arXiv:1408.5882).
   *
   * @param maps how many windows, {@code > 0}
   * @param width how many steps a window sees at once, {@code 0 < width <= length}
   * @param length of the sequences, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code maps <= 0}, {@code width <= 0} or {@code width >
   *     length}
   */
  public static SequenceReader windows(int maps, int width, int length, long seed) {
    return windows(maps, width, false, length, seed);
  }

  /**
   * Returns one that slides windows over the sequence and keeps all answers, each with its place:
   * the last layer has weights of its own for every place.
   *
   * @param maps how many windows, {@code > 0}
   * @param width how many steps a window sees at once, {@code 0 < width <= length}
   * @param length of the sequences, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code maps <= 0}, {@code width <= 0} or {@code width >
   *     length}
   */
  public static SequenceReader windowsInPlace(int maps, int width, int length, long seed) {
    return windows(maps, width, true, length, seed);
  }

  private static SequenceReader windows(
      int maps, int width, boolean places, int length, long seed) {
    if (width <= 0 || width > length) {
      throw new IllegalArgumentException(
          "width must be > 0 and <= length, %d, but was %d".formatted(length, width));
    }
    return new SequenceReader(new Windows(maps, width, places), maps, length, seed);
  }

  /**
   * Returns a simple recurrent network (Elman, Finding Structure in Time, 1990): {@code h[t] =
   * tanh(x[t] W + h[t - 1] U + b)}. Weights begin with the deviation {@code 1 / √(3 units)}.
   *
   * @param units of the state, {@code > 0}
   * @param length of the sequences, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code units <= 0} or {@code length <= 0}
   */
  public static SequenceReader elman(int units, int length, long seed) {
    return new SequenceReader(new Elman(units), units, length, seed);
  }

  /**
   * Returns a long short-term memory (Hochreiter and Schmidhuber, 1997, with the forget gate of
   * Gers et al., 2000): {@code c[t] = f c[t - 1] + i g}, {@code h[t] = o tanh(c[t])}, where the
   * gates {@code i, f, o = σ(x[t] W + h[t - 1] U + b)} and {@code g} is the same with tanh. Weights
   * begin as in {@link #elman}, the bias of the forget gate at 1 (Jozefowicz et al., 2015).
   *
   * @param units of the state, {@code > 0}
   * @param length of the sequences, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code units <= 0} or {@code length <= 0}
   */
  public static SequenceReader lstm(int units, int length, long seed) {
    return new SequenceReader(new Lstm(units), units, length, seed);
  }

  /**
   * Returns a long short-term memory as {@link #lstm(int, int, long)} does, for other sequences.
   *
   * @param units of the state, {@code > 0}
   * @param seed of the random weights
   * @throws IllegalArgumentException if {@code units <= 0}
   */
  public static SequenceReader lstm(int units, SequenceShape shape, long seed) {
    return new SequenceReader(new Lstm(units), units, shape, seed);
  }

  /**
   * Learns to answer, with Adam, learning rate 0.02, and batches of 64.
   *
   * @param seen what it learns from, 64 sequences at least
   * @param steps how many, {@code > 0}
   * @param seed of the order of the sequences
   * @return the loss before each step, in nats
   * @throws IllegalArgumentException if {@code steps <= 0}, or the sequences have another shape
   */
  public LossCurve train(LabelledSequences seen, int steps, long seed) {
    Arguments.positive("steps", steps);
    check(seen.shape());
    Descent descent = Descent.adam(network.graph(), SequenceGraph.LOSS, LEARNING_RATE);
    Batches batches = Batches.of(seen.count(), BATCH, seed);
    int[] labels = seen.labels();
    return descent
        .run(
            steps,
            () -> {
              int[] batch = batches.next();
              INDArray answers = oneHot(Arrays.stream(batch).map(i -> labels[i]).toArray());
              return Map.of(SequenceGraph.INPUT, seen.array(batch), SequenceGraph.LABELS, answers);
            })
        .in("cross-entropy, nats");
  }

  /**
   * Returns the number of the answer that it finds most probable for each sequence.
   *
   * @throws IllegalArgumentException if the sequences have another shape
   */
  public int[] predict(LabelledSequences sequences) {
    check(sequences.shape());
    return network.output(SequenceGraph.ANSWER, sequences.array()).argMax(1).toIntVector();
  }

  /**
   * Returns the share of sequences that it answers rightly, 0 to 1.
   *
   * @throws IllegalArgumentException if the sequences have another shape
   */
  public double accuracy(LabelledSequences sequences) {
    int[] guesses = predict(sequences);
    int[] labels = sequences.labels();
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += guesses[i] == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /**
   * Returns the state after each step of one sequence, a new array {@code [t, units]}, values -1 to
   * 1.
   *
   * @throws IllegalStateException if it does not read in order and so has no states
   * @throws IllegalArgumentException if there is no such sequence, or it has another shape
   */
  public INDArray states(LabelledSequences sequences, int index) {
    return inOrder(Reading.STATES, sequences, index).slice(0).dup('c');
  }

  /**
   * Returns what it would answer if the sequence ended after each step: the probability that the
   * cat came first.
   *
   * @throws IllegalStateException if it does not read in order and so has no states
   * @throws IllegalArgumentException if there is no such sequence, or it has another shape
   */
  public double[] answers(Visits visits, int index) {
    return probabilities(visits, index).getColumn(0).toDoubleVector();
  }

  /**
   * Returns how probable it would find each answer if the sequence ended after each step.
   *
   * @return {@code [t, answers]}, a new array, each row with the sum 1
   * @throws IllegalStateException if it does not read in order and so has no states
   * @throws IllegalArgumentException if there is no such sequence, or it has another shape
   */
  public INDArray probabilities(LabelledSequences sequences, int index) {
    return inOrder(SequenceGraph.EACH, sequences, index);
  }

  private INDArray inOrder(String variable, LabelledSequences sequences, int index) {
    check(sequences.shape());
    if (!network.hasStates()) {
      throw new IllegalStateException("only a recurrent network has states: elman or lstm");
    }
    return network.output(variable, sequences.array(index));
  }

  /**
   * Returns how far each step can still be heard in the loss: the norm of its gradient with respect
   * to the input of that step, {@code |d loss / d x[t]|}, the mean over sequences, for each step
   * from the first to the last.
   *
   * @throws IllegalArgumentException if the sequences have another shape
   */
  public double[] gradients(LabelledSequences sequences) {
    check(sequences.shape());
    INDArray gradient = network.gradient(sequences.array(), oneHot(sequences.labels()));
    // The loss is a mean over sequences, so the gradient of each is that many times as large.
    return gradient.norm2(2).sum(0).toDoubleVector();
  }

  /** Returns how many numbers it learns. */
  public long parameters() {
    return network.weights().stream().mapToLong(weight -> weight.getArr().length()).sum();
  }

  /** Returns how many products it adds up for one sequence: one for each use of a weight. */
  public long multiplyAdds() {
    return network.multiplyAdds();
  }

  private void check(SequenceShape found) {
    if (!found.equals(network.shape())) {
      throw new IllegalArgumentException(
          "sequences must be of %s but are of %s".formatted(network.shape(), found));
    }
  }

  private INDArray oneHot(int[] answers) {
    return OneHot.of(answers, network.shape().answers());
  }
}
