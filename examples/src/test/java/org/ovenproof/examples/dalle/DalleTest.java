package org.ovenproof.examples.dalle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.Caption;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.ShapeTemplates;
import org.ovenproof.examples.transformer.Continuation;

class DalleTest {

  private static final ColourShapes SHAPES = ColourShapes.draw(96, 1);
  private static final VqVae IMAGES = VqVae.train(SHAPES.pictures(), 32, 150, 1);
  private static final Caption CAPTION = Caption.of("yellow cross");

  @Test
  void pictures_have_the_colour_of_their_caption_far_more_often_than_by_chance() {
    List<Caption> asked =
        Collections.nCopies(3, Caption.all()).stream().flatMap(List::stream).toList();
    Dalle dalle = Dalle.of(IMAGES, 32, 2, 1, 2);
    ShapeTemplates judge = ShapeTemplates.draw();
    double before = CaptionScore.of(asked, judge.name(dalle.draw(asked, 0.5, 3))).colour();

    dalle.training(SHAPES, 32, 0.01, 4).run(120);

    CaptionScore after = CaptionScore.of(asked, judge.name(dalle.draw(asked, 0.5, 3)));
    assertThat(before).isLessThan(0.55);
    assertThat(after.colour()).isGreaterThan(0.65);
  }

  @Test
  void a_captioned_picture_is_one_sequence_of_words_and_then_picture_tokens() {
    Dalle dalle = Dalle.of(IMAGES, 8, 2, 1, 2);

    Continuation sequence = dalle.sequences(SHAPES).get(5);

    assertThat(sequence.given()).isEqualTo(dalle.words(SHAPES.caption(5))).hasSize(2);
    assertThat(sequence.next()).isEqualTo(IMAGES.tokens(SHAPES.pictures())[5]).hasSize(16);
    assertThat(dalle.words(CAPTION)).containsExactly(32 + 1, 32 + 3 + 3);
  }

  @Test
  void only_picture_tokens_are_drawn_and_the_same_seed_draws_the_same() {
    Dalle dalle = Dalle.of(IMAGES, 8, 2, 1, 2);

    int[][] tokens = dalle.tokens(List.of(CAPTION, CAPTION), 3, 9);

    assertThat(tokens).hasDimensions(2, 16);
    assertThat(Arrays.stream(tokens[0])).allMatch(token -> token >= 0 && token < 32);
    assertThat(tokens[1]).isNotEqualTo(tokens[0]);
    assertThat(dalle.draw(CAPTION, 2, 3, 9)).isEqualTo(IMAGES.pictures(tokens));
  }

  @Test
  void the_first_patch_can_look_at_words_only_and_emphasis_moves_its_look() {
    Dalle dalle = Dalle.of(IMAGES, 8, 2, 1, 2);
    int[] tokens = dalle.tokens(List.of(CAPTION), 1, 9)[0];

    INDArray looks = dalle.wordWeights(1, CAPTION, tokens);
    INDArray moved = dalle.emphasize(0, 4).wordWeights(1, CAPTION, tokens);

    assertThat(looks.shape()).containsExactly(2, 2, 4, 4);
    for (int head = 0; head < 2; head++) {
      double colour = looks.getDouble(head, 0, 0, 0);
      double shape = looks.getDouble(head, 1, 0, 0);
      assertThat(colour + shape).isCloseTo(1, within(1e-5));
      assertThat(moved.getDouble(head, 0, 0, 0))
          .isCloseTo(4 * colour / (4 * colour + shape), within(1e-4));
    }
  }

  @Test
  void a_score_counts_colour_and_shape_apart_and_together() {
    List<Caption> asked = List.of(Caption.of("red circle"), Caption.of("blue cross"));
    List<Caption> seen = List.of(Caption.of("red square"), Caption.of("blue cross"));

    assertThat(CaptionScore.of(asked, seen)).isEqualTo(new CaptionScore(1, 0.5, 0.5));
    assertThat(((Table) CaptionScore.of(asked, seen).display()).rows()).hasSize(1);
    assertThatThrownBy(() -> CaptionScore.of(asked, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("asked and seen must be as many, > 0, but were 2 and 0");
  }

  @Test
  void there_are_two_words_to_emphasize() {
    Dalle dalle = Dalle.of(IMAGES, 8, 2, 1, 2);

    assertThatThrownBy(() -> dalle.emphasize(2, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("word must be 0 or 1 but was 2");
  }
}
