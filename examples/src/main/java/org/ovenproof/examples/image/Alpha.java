package org.ovenproof.examples.image;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What to do with the fourth channel of a picture. Every method takes {@code [4, h, w]} and returns
 * a new {@code [3, h, w]} of the same data type, values between 0 and 1.
 */
public final class Alpha {

  private Alpha() {}

  /**
   * Forgets how transparent a picture is and keeps its colours. What cannot be seen has a colour
   * all the same, and often it is black.
   *
   * @param rgba {@code [4, h, w]}; returns {@code [3, h, w]}
   * @throws IllegalArgumentException if {@code rgba} has another shape
   */
  public static INDArray drop(INDArray rgba) {
    check(rgba);
    return rgba.get(NDArrayIndex.interval(0, 3), NDArrayIndex.all(), NDArrayIndex.all()).dup('c');
  }

  /**
   * Puts a picture on a ground of one colour: {@code alpha * colour + (1 - alpha) * ground}, the
   * <em>over</em> operator of Porter and Duff (Compositing Digital Images, SIGGRAPH 1984) on an
   * opaque ground.
   *
   * @param rgba {@code [4, h, w]}; returns {@code [3, h, w]}
   * @param red of the ground, {@code 0 <= red <= 1}, as are the other two
   * @throws IllegalArgumentException if {@code rgba} has another shape, or if a colour is {@code <
   *     0} or {@code > 1}
   */
  public static INDArray over(INDArray rgba, double red, double green, double blue) {
    check(rgba);
    double[] ground = {red, green, blue};
    INDArray alpha = rgba.slice(3);
    INDArray opaque = Nd4j.create(rgba.dataType(), 3, rgba.size(1), rgba.size(2));
    for (int c = 0; c < 3; c++) {
      if (!(ground[c] >= 0 && ground[c] <= 1)) {
        throw new IllegalArgumentException(
            "%s must be >= 0 and <= 1 but was %s"
                .formatted(new String[] {"red", "green", "blue"}[c], ground[c]));
      }
      opaque.slice(c).assign(rgba.slice(c).mul(alpha).addi(alpha.rsub(1).muli(ground[c])));
    }
    return opaque;
  }

  /**
   * Puts a picture on white: {@link #over} with a ground of 1, 1, 1.
   *
   * @throws IllegalArgumentException if {@code rgba} has another shape
   */
  public static INDArray overWhite(INDArray rgba) {
    return over(rgba, 1, 1, 1);
  }

  private static void check(INDArray rgba) {
    if (rgba.rank() != 3 || rgba.size(0) != 4) {
      throw new IllegalArgumentException(
          "rgba must be [4, h, w] but was " + Arrays.toString(rgba.shape()));
    }
  }
}
