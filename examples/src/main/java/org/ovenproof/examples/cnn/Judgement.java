package org.ovenproof.examples.cnn;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;

/**
 * What a classifier takes generated pictures for, so that nobody has to look at all of them. A
 * classifier knows its classes only: whatever it is shown, it predicts one of them, and may be
 * confident of it (Guo et al., arXiv:1706.04599).
 *
 * @param <C> what stands for a class
 * @param predictions what each picture is taken for
 * @param confidence the probability that the network gives its prediction, the mean over all
 *     pictures, 0 to 1
 */
public record Judgement<C>(List<C> predictions, double confidence) {

  /** The part of an even share from which on a class counts as one that appears. */
  private static final double APPEARS = 0.25;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no picture, or {@code confidence} is {@code < 0}
   *     or {@code > 1}
   */
  public Judgement {
    predictions = List.copyOf(predictions);
    if (predictions.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "predictions must be >= 1 and confidence from 0 to 1 but were %d and %s"
              .formatted(predictions.size(), confidence));
    }
  }

  /**
   * Judges pictures.
   *
   * @param judge a network for grey pictures with values 0 to 1
   * @param rows a picture each, {@code [n, h · w]}, -1 to 1; what lies beyond is clipped
   * @throws IllegalArgumentException if {@code rows} has another shape
   */
  public static <C> Judgement<C> of(Network<C> judge, INDArray rows) {
    Volume input = judge.architecture().input();
    Arguments.shape("rows", rows, "n", input.numbers());
    float[] values = rows.dup('c').data().asFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, Math.min(1, (values[i] + 1) / 2));
    }
    long[] shape = {rows.size(0), input.channels(), input.height(), input.width()};
    INDArray probabilities = judge.probabilities(Nd4j.create(values, shape, 'c'));
    List<C> classes = judge.classes().values();
    return new Judgement<>(
        Arrays.stream(probabilities.argMax(1).toIntVector()).mapToObj(classes::get).toList(),
        probabilities.max(1).meanNumber().doubleValue());
  }

  /** Returns how many pictures are taken for one class. */
  public int count(C kind) {
    return (int) predictions.stream().filter(kind::equals).count();
  }

  /**
   * Returns how many classes appear: those of which there is at least a quarter of what there would
   * be if all were drawn equally often.
   *
   * @param among how many classes there are, {@code > 0}
   * @throws IllegalArgumentException if {@code among <= 0}
   */
  public int variety(int among) {
    Arguments.positive("among", among);
    double least = APPEARS * predictions.size() / among;
    return (int) predictions.stream().distinct().filter(kind -> count(kind) >= least).count();
  }

  /**
   * Returns the share of pictures that are taken for what was asked for, 0 to 1.
   *
   * @param asked the class of each picture
   * @throws IllegalArgumentException if there are not as many as pictures
   */
  public double accuracy(List<C> asked) {
    if (asked.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "asked must be %d, one a picture, but were %d"
              .formatted(predictions.size(), asked.size()));
    }
    int right = 0;
    for (int i = 0; i < predictions.size(); i++) {
      right += predictions.get(i).equals(asked.get(i)) ? 1 : 0;
    }
    return (double) right / predictions.size();
  }
}
