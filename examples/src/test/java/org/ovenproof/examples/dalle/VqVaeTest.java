package org.ovenproof.examples.dalle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.learn.Weights;

class VqVaeTest {

  private static final ColourShapes SEEN = ColourShapes.draw(96, 1);

  @Test
  void pictures_come_back_from_their_tokens_better_than_as_the_mean_picture() {
    ColourShapes unseen = ColourShapes.draw(48, 2);
    VqVae images = VqVae.train(SEEN.pictures(), 32, 200, 3);

    int[][] tokens = images.tokens(unseen.pictures());

    assertThat(tokens).hasDimensions(48, images.tokensPerPicture());
    assertThat(Arrays.stream(tokens).flatMapToInt(Arrays::stream)).allMatch(t -> t >= 0 && t < 32);
    INDArray mean = Nd4j.tile(SEEN.pictures().mean(0).reshape(1, 3, 16, 16), 48, 1, 1, 1);
    INDArray back = images.pictures(tokens);
    assertThat(distance(back, unseen.pictures())).isLessThan(distance(mean, unseen.pictures()) / 2);
    assertThat(back.minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(back.maxNumber().doubleValue()).isLessThanOrEqualTo(1);
    assertThat(images.gallery().items()).hasSize(32);
    assertThat(images.unfinished(tokens[3])).isEqualTo(back.slice(3));
  }

  @Test
  void grey_pictures_of_another_size_come_back_as_well() {
    INDArray seen = DrawnShapes.plain(200, 12, 1).pictures();
    INDArray unseen = DrawnShapes.plain(48, 12, 2).pictures();
    VqVae images = VqVae.train(seen, 32, 150, 3);

    int[][] tokens = images.tokens(unseen);

    assertThat(tokens).hasDimensions(48, 9);
    INDArray mean = Nd4j.tile(seen.mean(0).reshape(1, 1, 12, 12), 48, 1, 1, 1);
    INDArray back = images.pictures(tokens);
    assertThat(back.shape()).containsExactly(48, 1, 12, 12);
    assertThat(distance(back, unseen)).isLessThan(distance(mean, unseen) * 0.7);
    assertThat(images.gallery().items()).hasSize(32);
    // 4 · 4 numbers to 16, those to 128 and back to 4 · 4, and 32 codes of 16.
    assertThat(images.parameters()).isEqualTo(17 * 16 + 17 * 128 + 129 * 16 + 32 * 16);
    assertThat(images.multiplyAddsToDecode()).isEqualTo(9 * (16 * 128 + 128 * 16));
  }

  @Test
  void what_is_not_drawn_yet_is_grey() {
    VqVae images = VqVae.train(SEEN.pictures(), 8, 5, 1);

    assertThat(images.unfinished().minNumber().doubleValue()).isEqualTo(0.75);
    assertThat(images.unfinished(1, 2, 3, 4, 5).getFloat(2, 7, 3)).isNotEqualTo(0.75f);
    assertThat(images.unfinished(1, 2, 3, 4, 5).getFloat(2, 7, 4)).isEqualTo(0.75f);
    assertThatThrownBy(() -> images.unfinished(new int[17]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tokens must be <= 16 but were 17");
  }

  @Test
  void the_same_seed_learns_the_same_codes() {
    int[][] tokens = VqVae.train(SEEN.pictures(), 8, 5, 1).tokens(SEEN.pictures());

    assertThat(VqVae.train(SEEN.pictures(), 8, 5, 1).tokens(SEEN.pictures())).isDeepEqualTo(tokens);
    assertThat(VqVae.train(SEEN.pictures(), 8, 5, 2).tokens(SEEN.pictures())).isNotEqualTo(tokens);
  }

  @Test
  void patches_come_together_again_as_they_were_cut() {
    INDArray pictures = Weights.normal(new Random(1), 1, 2, 3, 16, 16);
    Patches patches = new Patches(3, 4, 4);

    float[] cut = patches.cut(pictures);

    assertThat(patches.join(Nd4j.createFromArray(cut).reshape(32, 48))).isEqualTo(pictures);
    // The second patch of the second picture, its second row of green from the left.
    assertThat(cut[(16 + 1) * 48 + 16 + 4]).isEqualTo(pictures.getFloat(1, 1, 1, 4));
    assertThat(patches.of(cut, new int[] {1})).isEqualTo(Arrays.copyOfRange(cut, 16 * 48, 32 * 48));
  }

  @Test
  void each_vector_has_the_nearest_code_and_codes_move_to_the_mean_of_theirs() {
    // Two heaps far from each other, so that each gets a code of its own whatever is drawn.
    float[] vectors = {0, 1, 0, 3, 100, 50, 100, 54};
    Codebook codebook = new Codebook(2, 2, vectors, new Random(1));
    int[] numbers = codebook.nearest(vectors);
    assertThat(numbers[0]).isEqualTo(numbers[1]).isNotEqualTo(numbers[2]);
    assertThat(numbers[2]).isEqualTo(numbers[3]);

    for (int i = 0; i < 300; i++) {
      codebook.update(vectors, codebook.nearest(vectors), new Random(2));
    }

    assertThat(codebook.vectors(codebook.nearest(vectors)))
        .containsExactly(new float[] {0, 2, 0, 2, 100, 52, 100, 52}, within(1e-3f));
  }

  @Test
  void a_code_that_stands_for_nothing_begins_again_where_one_is_missing() {
    float[] here = {0, 0, 1, 1};
    float[] elsewhere = {50, 50, 50, 50, -50, 50, -50, 50};
    Codebook codebook = new Codebook(2, 2, here, new Random(1));

    for (int i = 0; i < 300; i++) {
      codebook.update(elsewhere, codebook.nearest(elsewhere), new Random(i));
    }

    assertThat(codebook.vectors(codebook.nearest(elsewhere)))
        .containsExactly(elsewhere, within(0.1f));
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> VqVae.train(SEEN.pictures(), 1, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("codes must be > 1 and steps > 0 but were 1 and 5");
    assertThatThrownBy(() -> VqVae.train(Nd4j.zeros(32, 3, 16, 18), 4, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pictures must be [n, c, h, h], h a multiple of 4, but was [32, 3, 16, 18]");
  }

  private static double distance(INDArray a, INDArray b) {
    INDArray difference = a.sub(b);
    return difference.muli(difference).meanNumber().doubleValue();
  }
}
