package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.LabelledPictures;
import org.ovenproof.examples.learn.Batches;
import org.ovenproof.examples.learn.History;
import org.ovenproof.examples.learn.LossCurve;

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

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code epochs}, {@code batch} or {@code learningRate} is
   *     {@code <= 0}
   */
  public Training {
    Arguments.positive("epochs", epochs);
    Arguments.positive("batch", batch);
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate must be > 0 but was " + learningRate);
    }
  }

  /**
   * Returns a training of this many epochs with batches of 16 and a learning rate of 0.005.
   *
   * @throws IllegalArgumentException if {@code epochs <= 0}
   */
  public static Training epochs(int epochs, long seed) {
    return new Training(epochs, 16, 0.005, seed);
  }

  /**
   * Changes the weights of a network.
   *
   * @param seen the pictures it learns from
   * @param unseen pictures it does not learn from, on which each epoch is measured as well
   * @return the loss before each step, and what was measured before the first epoch and after each
   * @throws IllegalArgumentException if pictures have another shape than the network takes, or a
   *     label is no class of it
   */
  public <C> History<Epoch> run(
      Network<C> network, LabelledPictures<C> seen, LabelledPictures<C> unseen) {
    INDArray pictures = seen.pictures();
    network.check("seen", pictures);
    int[] labels = seen.labels();
    Batches batches = Batches.keepingRest(labels.length, batch, seed);
    List<Epoch> measured = new ArrayList<>();
    measured.add(Epoch.of(0, network, seen, unseen));
    LossCurve losses =
        network
            .descent(learningRate)
            .run(
                epochs * batches.perEpoch(),
                () -> network.inputs(pictures, labels, batches.next()),
                step -> {
                  if (step % batches.perEpoch() == 0) {
                    int epoch = step / batches.perEpoch();
                    measured.add(Epoch.of(epoch, network, seen, unseen));
                  }
                });
    return new History<>(losses.in("cross-entropy, nats"), measured);
  }
}
