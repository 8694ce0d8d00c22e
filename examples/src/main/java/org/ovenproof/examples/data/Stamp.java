package org.ovenproof.examples.data;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.image.Alpha;
import org.ovenproof.examples.image.Pixels;

/**
 * Where a shape stands and how large it is.
 *
 * @param x of its centre, in pixels
 * @param y of its centre, in pixels
 * @param radius in pixels
 */
record Stamp(int x, int y, double radius) {

  private static final int MIDDLE = ColourShapes.SIZE / 2;
  private static final int SHIFT = 1;
  private static final double[] RADII = {4.5, 6};

  /** Every place and size that there is. */
  static List<Stamp> all() {
    List<Stamp> all = new ArrayList<>();
    for (double radius : RADII) {
      for (int x = MIDDLE - SHIFT; x <= MIDDLE + SHIFT; x++) {
        for (int y = MIDDLE - SHIFT; y <= MIDDLE + SHIFT; y++) {
          all.add(new Stamp(x, y, radius));
        }
      }
    }
    return all;
  }

  /** The picture, {@code [3, 16, 16]}, on white. */
  INDArray draw(Caption caption) {
    Canvas canvas = new Canvas(ColourShapes.SIZE, ColourShapes.SIZE);
    canvas.paint(caption.shape().filled(radius).at(x, y), caption.colour().rgb());
    return Alpha.overWhite(Pixels.of(canvas.image()));
  }
}
