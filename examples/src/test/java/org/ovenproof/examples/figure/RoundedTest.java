package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoundedTest {

  @Test
  void the_decimal_that_people_read_is_rounded_half_up() {
    // 1.005 is a little less than it looks as a double, and is read as what it looks like.
    assertThat(Rounded.of(1.005, 2)).hasToString("1.01");
    assertThat(Rounded.of(0.125, 2)).hasToString("0.13");
    assertThat(Rounded.of(-0.125, 2)).hasToString("-0.13");
    assertThat(Rounded.of(0.5, 3)).hasToString("0.500");
  }

  @Test
  void a_label_has_no_digit_too_many() {
    assertThat(Rounded.shortest(12.50, 2)).isEqualTo("12.5");
    assertThat(Rounded.shortest(100, 2)).isEqualTo("100");
    assertThat(Rounded.shortest(-0.001, 2)).isEqualTo("0");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Rounded.of(Double.NaN, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite but was NaN");
    assertThatThrownBy(() -> Rounded.of(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digits must be >= 0 but was -1");
  }
}
