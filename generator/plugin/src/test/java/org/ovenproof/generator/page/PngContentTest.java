package org.ovenproof.generator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a picture follows from its pixels, not from who compressed them. */
class PngContentTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void the_same_pixels_have_the_same_digest(int kind) throws IOException {
    byte[] loose = png(kind, 64, 1.0f, 0);
    byte[] tight = png(kind, 64, 0.0f, 0);
    assertThat(tight).isNotEqualTo(loose);
    assertThat(PngContent.digest(tight)).isEqualTo(PngContent.digest(loose));
  }

  @Test
  void other_pixels_sizes_and_kinds_have_others() throws IOException {
    int grey = BufferedImage.TYPE_BYTE_GRAY;
    assertThat(PngContent.digest(png(grey, 64, 0.1f, 0)))
        .isNotEqualTo(PngContent.digest(png(grey, 64, 0.1f, 0xFFFFFF)))
        .isNotEqualTo(PngContent.digest(png(grey, 32, 0.1f, 0)))
        .isNotEqualTo(PngContent.digest(png(BufferedImage.TYPE_INT_RGB, 64, 0.1f, 0)));
  }

  @Test
  void what_is_no_picture_has_one_too() {
    assertThat(PngContent.digest(new byte[] {1})).isNotEqualTo(PngContent.digest(new byte[] {2}));
    assertThat(PngContent.digest(new byte[64])).isNotEqualTo(PngContent.digest(new byte[63]));
  }

  private static byte[] png(int kind, int width, float quality, int first) throws IOException {
    BufferedImage image = new BufferedImage(width, 48, kind);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < 48; y++) {
        image.setRGB(x, y, 0xFF000000 | (x * y * 2_654_435 & 0xFFFFFF));
      }
    }
    image.setRGB(0, 0, 0xFF000000 | first);
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
