package org.ovenproof.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void the_same_pixels_give_the_same_bytes() {
    assertThat(Picture.of(gradient()).png()).isEqualTo(Picture.of(gradient()).png());
  }

  @Test
  void the_pixels_come_back_from_the_file() throws IOException {
    BufferedImage drawn = gradient();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Picture.of(drawn).png()));
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        assertThat(read.getRGB(x, y)).isEqualTo(drawn.getRGB(x, y));
      }
    }
  }

  /** PNG (W3C, third edition), 5.3: a chunk is length, type, data and check sum. */
  @Test
  void the_file_holds_pixels_and_nothing_about_them() {
    ByteBuffer file = ByteBuffer.wrap(Picture.of(gradient()).png()).position(8);
    List<String> chunks = new ArrayList<>();
    while (file.hasRemaining()) {
      int length = file.getInt();
      byte[] type = new byte[4];
      file.get(type);
      chunks.add(new String(type, StandardCharsets.US_ASCII));
      file.position(file.position() + length + 4);
    }
    assertThat(chunks.stream().distinct()).containsExactly("IHDR", "IDAT", "IEND");
  }

  @Test
  void another_scale_keeps_the_bytes() {
    Picture picture = Picture.of(gradient(), 2);
    assertThat(picture.scaled(8).png()).isSameAs(picture.png());
    assertThat(picture.scaled(8).scale()).isEqualTo(8);
  }

  @Test
  void sizes_that_make_no_picture_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Picture(0, 3, 1, new byte[0]))
        .withMessage("width and height must be > 0 but were 0 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Picture.of(gradient(), 0))
        .withMessage("scale must be > 0 but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Picture(100_000, 100_000, 1, new byte[0]))
        .withMessage(
            "a picture must have at most 16,000,000 pixels but has 100,000 x 100,000:"
                + " draw it smaller");
  }

  private static BufferedImage gradient() {
    BufferedImage image = new BufferedImage(17, 11, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 17; x++) {
        image.setRGB(x, y, x * 15 << 16 | y * 23 << 8 | (x ^ y));
      }
    }
    return image;
  }
}
