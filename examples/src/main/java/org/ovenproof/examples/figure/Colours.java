package org.ovenproof.examples.figure;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.image.Pixels;

/** Numbers as colours. */
final class Colours {

  /** Blue and vermillion of Okabe and Ito, the ends of the scale, as red, green and blue. */
  private static final int[] BELOW = {0x00, 0x72, 0xb2};

  private static final int[] ABOVE = {0xd5, 0x5e, 0x00};

  private Colours() {}

  static BufferedImage grey(INDArray values, double black, double white) {
    if (!(white > black)) {
      throw new IllegalArgumentException(
          "white must be > black, which is %s, but was %s".formatted(black, white));
    }
    return Pixels.image(flat(values).sub(black).divi(white - black));
  }

  static BufferedImage heat(INDArray values, double reach) {
    if (!(reach > 0)) {
      throw new IllegalArgumentException("reach must be > 0 but was " + reach);
    }
    float[][] rows = flat(values).toFloatMatrix();
    BufferedImage image =
        new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        image.setRGB(x, y, colour(Math.max(-1, Math.min(1, rows[y][x] / reach))));
      }
    }
    return image;
  }

  /** The largest distance from 0, or 1 where everything is 0. */
  static double reach(INDArray values) {
    double reach = Math.max(values.maxNumber().doubleValue(), -values.minNumber().doubleValue());
    return reach > 0 ? reach : 1;
  }

  /** The colour of a value between -1 and 1: white in the middle, mixed evenly towards the ends. */
  private static int colour(double value) {
    int[] end = value < 0 ? BELOW : ABOVE;
    int rgb = 0;
    for (int channel : end) {
      rgb = rgb << 8 | (int) Math.round(255 + Math.abs(value) * (channel - 255));
    }
    return rgb;
  }

  private static INDArray flat(INDArray values) {
    if (values.rank() != 2) {
      throw new IllegalArgumentException(
          "values must be [h, w] but was " + Arrays.toString(values.shape()));
    }
    return values.castTo(DataType.FLOAT);
  }
}
