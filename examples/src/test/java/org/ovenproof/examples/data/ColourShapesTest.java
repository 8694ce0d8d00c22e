package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.learn.Weights;

class ColourShapesTest {

  @Test
  void the_same_seed_draws_the_same_pictures_and_another_seed_others() {
    ColourShapes shapes = ColourShapes.draw(12, 1);

    assertThat(ColourShapes.draw(12, 1).pictures()).isEqualTo(shapes.pictures());
    assertThat(ColourShapes.draw(12, 1).captions()).isEqualTo(shapes.captions());
    assertThat(ColourShapes.draw(12, 2).pictures()).isNotEqualTo(shapes.pictures());
  }

  @Test
  void every_caption_is_drawn_equally_often() {
    List<Caption> captions = ColourShapes.draw(36, 3).captions();

    for (Caption caption : Caption.all()) {
      assertThat(Collections.frequency(captions, caption)).isEqualTo(3);
    }
  }

  @Test
  void a_picture_is_white_with_its_colour_in_the_middle() {
    ColourShapes shapes = ColourShapes.draw(24, 4);

    assertThat(shapes.pictures().shape()).containsExactly(24, 3, 16, 16);
    for (int i = 0; i < shapes.count(); i++) {
      int rgb = shapes.caption(i).colour().rgb();
      for (int channel = 0; channel < 3; channel++) {
        assertThat(shapes.picture(i).getFloat(channel, 0, 0)).isEqualTo(1);
        // At the thinnest place of a cross the pixel in the middle is covered by more than half.
        float colour = ((rgb >> (16 - 8 * channel)) & 0xff) / 255f;
        assertThat(shapes.picture(i).getFloat(channel, 8, 8))
            .isBetween(colour - 0.01f, 1 - (1 - colour) / 2);
      }
    }
  }

  @Test
  void templates_name_every_drawn_picture_and_most_noisy_ones() {
    ShapeTemplates templates = ShapeTemplates.draw();
    ColourShapes shapes = ColourShapes.draw(48, 5);
    INDArray noisy = shapes.pictures().add(Weights.normal(new Random(6), 0.1, 48, 3, 16, 16));

    assertThat(templates.name(shapes.pictures())).isEqualTo(shapes.captions());
    assertThat(templates.name(noisy)).isEqualTo(shapes.captions());
    assertThat(templates.count()).isEqualTo(12 * Stamp.all().size());
  }

  @Test
  void a_caption_is_found_by_its_words() {
    assertThat(Caption.of("red circle")).isEqualTo(new Caption(ShapeColour.RED, DrawnShape.CIRCLE));
    assertThat(Caption.all()).hasSize(12).doesNotHaveDuplicates();
    assertThatThrownBy(() -> Caption.of("red cat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("text must be one of [red circle, red square, ")
        .hasMessageEndingWith(" but was red cat");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> ColourShapes.draw(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count and captions must be > 0 but were 0 and 12");
  }
}
