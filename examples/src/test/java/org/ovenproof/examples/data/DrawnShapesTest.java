package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawnShapesTest {

  @Test
  void the_same_seed_draws_the_same_pictures_and_another_seed_others() {
    DrawnShapes shapes = DrawnShapes.draw(8, 16, 1);

    assertThat(DrawnShapes.draw(8, 16, 1).pictures()).isEqualTo(shapes.pictures());
    assertThat(DrawnShapes.draw(8, 16, 1).labels()).isEqualTo(shapes.labels());
    assertThat(DrawnShapes.draw(8, 16, 2).pictures()).isNotEqualTo(shapes.pictures());
  }

  @Test
  void every_shape_is_drawn_equally_often() {
    int[] labels = DrawnShapes.draw(40, 16, 3).labels();

    for (DrawnShape shape : DrawnShape.values()) {
      assertThat(Arrays.stream(labels).filter(label -> label == shape.ordinal())).hasSize(10);
    }
  }

  @Test
  void values_lie_between_paper_and_ink() {
    DrawnShapes shapes = DrawnShapes.draw(20, 24, 4);

    assertThat(shapes.pictures().shape()).containsExactly(20, 1, 24, 24);
    assertThat(shapes.pictures().minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
    assertThat(shapes.pictures().maxNumber().doubleValue()).isLessThanOrEqualTo(1);
    assertThat(shapes.picture(5).shape()).containsExactly(24, 24);
  }

  @Test
  void plain_shapes_are_drawn_equally_often_and_the_same_from_the_same_seed() {
    DrawnShapes shapes = DrawnShapes.plain(40, 12, 1);

    assertThat(DrawnShapes.plain(40, 12, 1).pictures()).isEqualTo(shapes.pictures());
    assertThat(DrawnShapes.plain(40, 12, 2).pictures()).isNotEqualTo(shapes.pictures());
    for (DrawnShape shape : DrawnShape.values()) {
      assertThat(Arrays.stream(shapes.labels()).filter(label -> label == shape.ordinal()))
          .hasSize(10);
    }
  }

  @Test
  void plain_shapes_are_white_in_the_middle_of_plain_black() {
    DrawnShapes shapes = DrawnShapes.plain(100, 16, 1);

    for (int i = 0; i < 100; i++) {
      float[][] picture = shapes.picture(i).toFloatMatrix();
      double ink = 0;
      double x = 0;
      double y = 0;
      for (int row = 0; row < 16; row++) {
        for (int column = 0; column < 16; column++) {
          ink += picture[row][column];
          x += picture[row][column] * (column + 0.5);
          y += picture[row][column] * (row + 0.5);
        }
      }
      assertThat(x / ink).isBetween(6.0, 10.0);
      assertThat(y / ink).isBetween(6.0, 10.0);
      assertThat(shapes.picture(i).maxNumber().doubleValue()).isBetween(0.5, 1.0);
      assertThat(new float[] {picture[0][0], picture[0][15], picture[15][0], picture[15][15]})
          .containsOnly(0);
    }
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> DrawnShapes.plain(1, 11, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be >= 12 but was 11");
    assertThatThrownBy(() -> DrawnShapes.draw(0, 24, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> DrawnShapes.draw(1, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be >= 16 but was 8");
  }
}
