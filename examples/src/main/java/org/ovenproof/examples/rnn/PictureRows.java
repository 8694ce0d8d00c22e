package org.ovenproof.examples.rnn;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.LabelledPictures;

/**
 * Grey pictures as sequences: one row of pixels a step, from the top, and the class as the answer.
 */
public final class PictureRows implements LabelledSequences {

  private final INDArray rows;
  private final int[] labels;
  private final SequenceShape shape;

  private PictureRows(INDArray rows, int[] labels, SequenceShape shape) {
    this.rows = rows;
    this.labels = labels;
    this.shape = shape;
  }

  /**
   * Returns pictures as sequences.
   *
   * @param pictures {@code [n, 1, h, w]}; copied
   * @throws IllegalArgumentException if they have more than one channel
   */
  public static PictureRows of(LabelledPictures<?> pictures) {
    INDArray array = pictures.pictures();
    if (array.size(1) != 1) {
      throw new IllegalArgumentException(
          "pictures must be [n, 1, h, w] but were " + Arrays.toString(array.shape()));
    }
    int height = (int) array.size(2);
    int width = (int) array.size(3);
    int answers = pictures.classes().values().size();
    return new PictureRows(
        array.reshape(array.size(0), (long) height * width),
        pictures.labels(),
        new SequenceShape(height, width, answers));
  }

  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public SequenceShape shape() {
    return shape;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public INDArray array(int... chosen) {
    Arguments.positive("chosen", chosen.length);
    Arguments.indices("index", chosen, count());
    return Nd4j.pullRows(rows, 1, chosen).reshape(chosen.length, shape.length(), shape.numbers());
  }
}
