package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.LabelledPictures;

/**
 * How a network learns: all pictures once an epoch, in a new random order, a batch at a time, with
 * Adam (Kingma and Ba, arXiv:1412.6980).
 *
 * @param epochs how often it sees every picture, {@code > 0}
 * @param batch how many pictures make one step, {@code > 0}
 * @param learningRate how long a step is, {@code > 0}
 * @param seed of the order of the pictures
 */
public record Training(int epochs, int batch, double learningRate, long seed) {

  public Training {
    if (epochs <= 0) {
      throw new IllegalArgumentException("epochs must be > 0 but was " + epochs);
    }
    if (batch <= 0) {
      throw new IllegalArgumentException("batch must be > 0 but was " + batch);
    }
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate must be > 0 but was " + learningRate);
    }
  }

  /** Returns a training of this many epochs with batches of 16 and a learning rate of 0.005. */
  public static Training epochs(int epochs, long seed) {
    return new Training(epochs, 16, 0.005, seed);
  }

  /**
   * Changes the weights of a network step by step.
   *
   * @param seen the pictures it learns from
   * @param unseen pictures it does not learn from, on which each epoch is measured as well
   */
  public <C> History run(Network<C> network, LabelledPictures<C> seen, LabelledPictures<C> unseen) {
    network.prepare(learningRate);
    Random random = new Random(seed);
    int count = seen.labels().length;
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    List<History.Epoch> epochs = new ArrayList<>();
    epochs.add(History.Epoch.of(0, network, seen, unseen));
    for (int epoch = 1; epoch <= this.epochs; epoch++) {
      Collections.shuffle(order, random);
      for (int from = 0; from < order.size(); from += batch) {
        step(network, seen, order.subList(from, Math.min(from + batch, order.size())));
      }
      epochs.add(History.Epoch.of(epoch, network, seen, unseen));
    }
    return new History(epochs);
  }

  private static <C> void step(Network<C> network, LabelledPictures<C> seen, List<Integer> chosen) {
    int[] labels = seen.labels();
    INDArray[] pictures =
        chosen.stream().map(i -> seen.pictures().slice(i)).toArray(INDArray[]::new);
    network.step(Nd4j.stack(0, pictures), chosen.stream().mapToInt(i -> labels[i]).toArray());
  }
}
