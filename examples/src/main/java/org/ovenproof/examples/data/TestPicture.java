package org.ovenproof.examples.data;

import java.awt.image.BufferedImage;
import org.ovenproof.examples.image.Alpha;
import org.ovenproof.examples.image.Pixels;

/** Pictures to try things on, drawn by formula: the same pixels on every machine. */
public final class TestPicture {

  private static final int SIZE = 96;

  private TestPicture() {}

  /**
   * Returns a house with a tree under a blue sky, 96 x 96 pixels, opaque: straight edges in every
   * direction, and areas that are mostly red, green or blue.
   */
  public static BufferedImage house() {
    Canvas canvas =
        new Canvas(SIZE, 96)
            .paint(Region.box(200, 200), 0x6fb7ee)
            .paint(Region.circle(9).at(80, 16), 0xffd94a)
            .paint(Region.box(60, 14).at(48, 86), 0x4a9a3f)
            .paint(Region.box(2.5, 11).at(82, 68), 0x70482a)
            .paint(Region.circle(10).at(82, 52), 0x2c7a33)
            .paint(Region.box(5, 11).at(22, 27), 0x8c3b30)
            .paint(Region.box(26, 17).at(40, 63), 0xf3e3c3)
            .paint(Region.polygon(40, 15, 72, 47, 8, 47), 0xc8402f)
            .paint(Region.box(6.5, 11).at(40, 69), 0x5a3a22)
            .paint(Region.circle(1.2).at(43.5, 70), 0xffd94a);
    for (int x : new int[] {24, 56}) {
      canvas.paint(Region.box(5.5, 5.5).at(x, 60), 0x3c5a78);
      canvas.paint(Region.box(5.5, 0.8).at(x, 60).and(Region.box(0.8, 5.5).at(x, 60)), 0xffffff);
    }
    // Opaque everywhere, so a picture of three channels.
    return Pixels.image(Alpha.drop(Pixels.of(canvas.image())));
  }

  /**
   * Returns a black cat's face, 96 x 96 pixels, on a transparent ground whose pixels are stored as
   * {@code (0, 0, 0, 0)}: black, had they not been transparent.
   */
  public static BufferedImage cat() {
    Region head =
        Region.circle(31)
            .at(48, 54)
            .and(Region.polygon(17, 12, 43, 28, 20, 50))
            .and(Region.polygon(79, 12, 53, 28, 76, 50));
    Canvas canvas = new Canvas(SIZE, 96).paint(head, 0x08080a);
    canvas.paint(Region.polygon(22, 20, 36, 29, 24, 39), 0xd98695);
    canvas.paint(Region.polygon(74, 20, 60, 29, 72, 39), 0xd98695);
    for (int x : new int[] {36, 60}) {
      canvas.paint(Region.circle(7.5).at(x, 50), 0xb8d432);
      canvas.paint(Region.box(1.6, 6).at(x, 50), 0x08080a);
    }
    canvas.paint(Region.polygon(43.5, 62, 52.5, 62, 48, 67.5), 0xe58fa0);
    for (double tilt : new double[] {-0.14, 0.1}) {
      canvas.paint(Region.box(11, 0.7).at(17, 0).turned(tilt).at(48, 66), 0xd8d8d8);
      canvas.paint(Region.box(11, 0.7).at(-17, 0).turned(-tilt).at(48, 66), 0xd8d8d8);
    }
    return canvas.image();
  }
}
