package org.ovenproof.examples.cnn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.figure.Rounded;

/**
 * How good probabilities are when the truth is known.
 *
 * @param loss the mean cross-entropy {@code -log p[true class]}, in nats; {@code log k} for a guess
 *     among {@code k} classes
 * @param accuracy the share whose most probable class is the true one, 0 to 1
 */
public record Score(double loss, double accuracy) implements Displayable {

  /** So that one sure mistake does not make the loss infinite. */
  private static final double LEAST = 1e-7;

  /**
   * Measures probabilities.
   *
   * @param probabilities {@code [n, k]}
   * @param labels the true class of each row, {@code 0 <= label < k}
   * @throws IllegalArgumentException if there is no row, there are not as many labels as rows or
   *     one is out of range
   */
  public static Score of(INDArray probabilities, int[] labels) {
    Arguments.shape("probabilities", probabilities, "n", "k");
    if (probabilities.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "labels must be %d, one a row, but were %d"
              .formatted(probabilities.size(0), labels.length));
    }
    int[] guesses = probabilities.argMax(1).toIntVector();
    float[][] rows = probabilities.toFloatMatrix();
    double loss = 0;
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      Arguments.index("label", labels[i], rows[i].length);
      loss -= StrictMath.log(Math.max(LEAST, rows[i][labels[i]]));
      right += guesses[i] == labels[i] ? 1 : 0;
    }
    return new Score(loss / labels.length, (double) right / labels.length);
  }

  @Override
  public Output display() {
    return Table.of("loss", "accuracy").row(Rounded.of(loss, 3), Rounded.of(accuracy, 3));
  }
}
