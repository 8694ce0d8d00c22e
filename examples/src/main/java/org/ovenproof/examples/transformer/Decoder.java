package org.ovenproof.examples.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A decoder that says how probable each token is to come next (Vaswani et al., arXiv:1706.03762,
 * without the encoder, as in GPT). Layers are pre-norm, {@code x + attention(norm(x))} and then
 * {@code x + perceptron(norm(x))}, which trains without a warm-up (Xiong et al., arXiv:2002.04745);
 * positions are sinusoidal, the perceptron has one hidden layer with ReLU, nothing is dropped out.
 * It begins with random weights and learns in a {@link DecoderTraining}. {@code FLOAT}. Not safe
 * for use by several threads.
 */
public final class Decoder {

  private final DecoderConfig config;
  private final SameDiff graph;
  private final Map<Integer, Double> emphasis;

  private Decoder(DecoderConfig config, SameDiff graph, Map<Integer, Double> emphasis) {
    this.config = config;
    this.graph = graph;
    this.emphasis = emphasis;
  }

  /**
   * Returns a decoder that has learned nothing yet.
   *
   * @param seed of the random weights
   */
  public static Decoder of(DecoderConfig config, long seed) {
    return new Decoder(config, DecoderGraph.of(config, new Random(seed)), Map.of());
  }

  /** Returns how large it is. */
  public DecoderConfig config() {
    return config;
  }

  /** Returns how many numbers it learns. */
  public long parameters() {
    return graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .mapToLong(variable -> variable.getArr().length())
        .sum();
  }

  /**
   * Returns this decoder, with the same weights, looking more or less at one place: wherever it may
   * be seen, the place counts {@code factor} times before the weights of a row are made to sum to 1
   * again, which is {@code log factor} added to its scores.
   *
   * @param place of the token in a sequence, {@code >= 0}
   * @param factor {@code > 0}; 1 changes nothing
   * @throws IllegalArgumentException if {@code place < 0} or {@code factor <= 0}
   */
  public Decoder emphasize(int place, double factor) {
    if (place < 0 || !(factor > 0)) {
      throw new IllegalArgumentException(
          "place must be >= 0 and factor > 0 but were %d and %s".formatted(place, factor));
    }
    Map<Integer, Double> more = new TreeMap<>(emphasis);
    more.put(place, factor);
    return new Decoder(config, graph, more);
  }

  /**
   * Returns how probable each token is to follow each token of a sequence.
   *
   * @param tokens the sequence, {@code t} of them, at least one, each {@code >= 0} and {@code <
   *     tokens} of the {@link #config}; returns a new array {@code [t, tokens]}, each row with the
   *     sum 1
   * @throws IllegalArgumentException if there is no token or one is out of range
   */
  public INDArray probabilities(int[] tokens) {
    Batch batch = Batch.of(config, new int[][] {tokens});
    return Nd4j.nn().softmax(output(batch, DecoderGraph.LOGITS), 1);
  }

  /**
   * Returns how much each head of a layer looks at each token of a sequence.
   *
   * @param layer from 1 on
   * @param tokens the sequence as for {@link #probabilities}; returns {@code [heads, t, t]}, a row
   *     for each token that looks, with the sum 1
   * @throws IllegalArgumentException if {@code layer < 1}, there are fewer layers, there is no
   *     token or one is out of range
   */
  public INDArray weights(int layer, int[] tokens) {
    if (layer < 1 || layer > config.layers()) {
      throw new IllegalArgumentException(
          "layer must be >= 1 and <= %d but was %d".formatted(config.layers(), layer));
    }
    return output(Batch.of(config, new int[][] {tokens}), DecoderGraph.weights(layer)).slice(0);
  }

  /**
   * Returns a sequence and what most probably follows it, token by token.
   *
   * @param given its first tokens, at least one, each {@code >= 0} and {@code < tokens} of the
   *     {@link #config}
   * @param count how many to add, {@code >= 0}
   * @return all tokens, {@code given.length + count} of them, a new array
   * @throws IllegalArgumentException if nothing is given, a token is out of range or {@code count <
   *     0}
   */
  public int[] complete(int[] given, int count) {
    return sample(new int[][] {given}, count, Sampling.greedy(config.tokens()))[0];
  }

  /**
   * Returns sequences and what follows each, drawn token by token: each is drawn with the
   * probabilities that it has after those before it (Radford et al., Language Models are
   * Unsupervised Multitask Learners, 2019).
   *
   * @param given the first tokens of each sequence, as many in all; at least one sequence of at
   *     least one token, each {@code >= 0} and {@code < tokens} of the {@link #config}
   * @param count how many to add to each, {@code >= 0}
   * @param sampling which draws among at most as many tokens as there are
   * @return all tokens of each sequence, {@code count} more than were given, new arrays
   * @throws IllegalArgumentException if there is no sequence, one is empty or longer than another,
   *     a token is out of range, {@code count < 0} or {@code sampling.among > tokens}
   */
  public int[][] sample(int[][] given, int count, Sampling sampling) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be >= 0 but was " + count);
    }
    if (sampling.among() > config.tokens()) {
      throw new IllegalArgumentException(
          "among must be <= %d, all tokens, but was %d"
              .formatted(config.tokens(), sampling.among()));
    }
    Batch.of(config, given);
    Random random = new Random(sampling.seed());
    int[][] sequences = Arrays.stream(given).map(int[]::clone).toArray(int[][]::new);
    for (int i = 0; i < count; i++) {
      INDArray logits = output(Batch.of(config, sequences), DecoderGraph.LOGITS);
      int length = sequences[0].length;
      int[][] longer = new int[sequences.length][];
      for (int s = 0; s < longer.length; s++) {
        longer[s] = Arrays.copyOf(sequences[s], length + 1);
        double[] last = logits.getRow((long) s * length + length - 1).toDoubleVector();
        longer[s][length] = sampling.draw(last, random);
      }
      sequences = longer;
    }
    return sequences;
  }

  /**
   * Returns for each sequence whether it would predict all of it: whether after each token the most
   * probable one is the one that comes, which is to say that it would write just this.
   *
   * @param sequences at least one
   * @return one answer a sequence, in their order
   * @throws IllegalArgumentException if there is no sequence or a token is out of range
   */
  public boolean[] predicts(List<Continuation> sequences) {
    Batch batch = Batch.of(config, sequences);
    INDArray guesses = output(batch, DecoderGraph.LOGITS).argMax(1);
    boolean[] right = new boolean[sequences.size()];
    for (int i = 0; i < right.length; i++) {
      Continuation sequence = sequences.get(i);
      right[i] = true;
      for (int place = sequence.lastGiven(); place < sequence.length() - 1; place++) {
        int guess = guesses.getInt(i * batch.length() + place);
        right[i] &= guess == sequence.token(place + 1);
      }
    }
    return right;
  }

  /**
   * Returns the mean cross-entropy {@code -log p} of the tokens that are to be predicted, in nats.
   *
   * @param sequences at least one
   * @throws IllegalArgumentException if there is no sequence or a token is out of range
   */
  public double loss(List<Continuation> sequences) {
    return output(Batch.of(config, sequences), DecoderGraph.LOSS).getDouble(0);
  }

  SameDiff graph() {
    return graph;
  }

  private INDArray output(Batch batch, String name) {
    double[] columns = new double[batch.length()];
    emphasis.forEach(
        (place, factor) -> {
          if (place < columns.length) {
            columns[place] = StrictMath.log(factor);
          }
        });
    INDArray mask = CausalMask.of(batch.length(), columns);
    return graph.output(batch.inputs(mask), name).get(name);
  }
}
