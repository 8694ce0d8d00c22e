package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class DrawnDigitsTest {

  @Test
  void the_same_seed_draws_the_same_pictures_and_another_seed_others() {
    DrawnDigits digits = DrawnDigits.draw(20, 16, 1);

    assertThat(DrawnDigits.draw(20, 16, 1).pictures()).isEqualTo(digits.pictures());
    assertThat(DrawnDigits.draw(20, 16, 1).labels()).isEqualTo(digits.labels());
    assertThat(DrawnDigits.draw(20, 16, 2).pictures()).isNotEqualTo(digits.pictures());
  }

  @Test
  void every_digit_is_written_equally_often() {
    int[] labels = DrawnDigits.draw(40, 12, 3).labels();

    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      assertThat(Arrays.stream(labels).filter(label -> label == wanted)).hasSize(4);
    }
  }

  @Test
  void a_digit_has_full_ink_and_lies_within_its_picture() {
    DrawnDigits digits = DrawnDigits.draw(200, 28, 4);

    assertThat(digits.pictures().shape()).containsExactly(200, 1, 28, 28);
    assertThat(digits.pictures().minNumber().doubleValue()).isZero();
    for (int i = 0; i < digits.count(); i++) {
      INDArray picture = digits.picture(i);
      assertThat(picture.maxNumber().doubleValue()).isCloseTo(1, within(0.01));
      INDArray inner =
          picture.get(NDArrayIndex.interval(1, 27), NDArrayIndex.interval(1, 27)).dup();
      // A curve may swing out a little beyond the points that it goes through.
      assertThat(picture.sumNumber().doubleValue() - inner.sumNumber().doubleValue())
          .as("ink on the border of picture %d, a %d", i, digits.digit(i))
          .isLessThan(1);
    }
  }

  @Test
  void most_digits_are_named_by_the_picture_that_they_are_nearest_to() {
    // Chance is 0.1; if two digits were written alike, neither could be named better than that.
    DrawnDigits seen = DrawnDigits.draw(1000, 16, 5);
    DrawnDigits unseen = DrawnDigits.draw(200, 16, 6);
    INDArray rows = seen.pictures().reshape(1000, 256);
    int right = 0;
    for (int i = 0; i < unseen.count(); i++) {
      INDArray differences = rows.subRowVector(unseen.picture(i).reshape(256));
      int nearest = differences.norm2(1).neg().argMax(0).getInt(0);
      right += seen.digit(nearest) == unseen.digit(i) ? 1 : 0;
    }
    assertThat(right / 200.0).isGreaterThan(0.8);
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> DrawnDigits.draw(0, 24, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> DrawnDigits.draw(1, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be >= 12 but was 8");
  }
}
