package org.ovenproof.examples.cnn;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.data.LabelledPictures;
import org.ovenproof.examples.figure.Rounded;
import org.ovenproof.examples.learn.Measurement;

/**
 * What a {@link Training} measures after an epoch.
 *
 * @param number of the epoch, 0 before the first step
 * @param seenLoss mean cross-entropy on the pictures that the network learns from, in nats
 * @param unseenLoss the same on the others
 * @param seenAccuracy share of the pictures it learns from that it names rightly, 0 to 1
 * @param unseenAccuracy the same on the others
 * @param kernels of the first convolution at that time, {@code [n, c, k, k]}; copied
 */
public record Epoch(
    int number,
    double seenLoss,
    double unseenLoss,
    double seenAccuracy,
    double unseenAccuracy,
    INDArray kernels)
    implements Measurement {

  public Epoch {
    kernels = kernels.dup('c');
  }

  static <C> Epoch of(
      int number, Network<C> network, LabelledPictures<C> seen, LabelledPictures<C> unseen) {
    Score onSeen = network.score(seen);
    Score onUnseen = network.score(unseen);
    return new Epoch(
        number,
        onSeen.loss(),
        onUnseen.loss(),
        onSeen.accuracy(),
        onUnseen.accuracy(),
        network.kernels("conv1"));
  }

  /** Returns the kernels of the first convolution at that time, a copy. */
  @Override
  public INDArray kernels() {
    return kernels.dup('c');
  }

  @Override
  public List<String> names() {
    return List.of("epoch", "loss, seen", "loss, unseen", "accuracy, seen", "accuracy, unseen");
  }

  @Override
  public List<Object> cells() {
    return List.of(
        number,
        Rounded.of(seenLoss, 3),
        Rounded.of(unseenLoss, 3),
        Rounded.of(seenAccuracy, 3),
        Rounded.of(unseenAccuracy, 3));
  }
}
