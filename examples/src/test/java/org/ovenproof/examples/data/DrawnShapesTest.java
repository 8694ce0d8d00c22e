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
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> DrawnShapes.draw(0, 24, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> DrawnShapes.draw(1, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be >= 16 but was 8");
  }
}
