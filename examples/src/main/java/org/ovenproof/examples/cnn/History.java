package org.ovenproof.examples.cnn;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.LabelledPictures;

/**
 * How a training went, epoch by epoch; shown as a table.
 *
 * @param epochs from 0, before the first step, to the last
 */
public record History(List<Epoch> epochs) implements Displayable {

  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * What was measured after an epoch.
   *
   * @param number of the epoch, 0 before the first step
   * @param seenLoss mean cross-entropy on the pictures that it learns from, in nats
   * @param unseenLoss the same on the others
   * @param seenAccuracy share of the pictures it learns from that it names rightly, 0 to 1
   * @param unseenAccuracy the same on the others
   * @param kernels of the first convolution at that time, {@code [n, c, k, k]}
   */
  public record Epoch(
      int number,
      double seenLoss,
      double unseenLoss,
      double seenAccuracy,
      double unseenAccuracy,
      INDArray kernels) {

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
  }

  /** Returns the last epoch. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** Returns one number of each epoch, from epoch 0 on: {@code history.each(Epoch::seenLoss)}. */
  public double[] each(ToDoubleFunction<Epoch> number) {
    return epochs.stream().mapToDouble(number).toArray();
  }

  @Override
  public Output display() {
    Table table =
        Table.of("epoch", "loss, seen", "loss, unseen", "accuracy, seen", "accuracy, unseen");
    for (Epoch epoch : epochs) {
      table =
          table.row(
              epoch.number(),
              Rounded.of(epoch.seenLoss()),
              Rounded.of(epoch.unseenLoss()),
              Rounded.of(epoch.seenAccuracy()),
              Rounded.of(epoch.unseenAccuracy()));
    }
    return table;
  }
}
