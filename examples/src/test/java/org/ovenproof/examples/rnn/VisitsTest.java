package org.ovenproof.examples.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {

  @Test
  void twins_have_the_same_visitors_and_the_other_answer() {
    Visits visits = Visits.draw(50, 16, 1);

    assertThat(visits.count()).isEqualTo(100);
    for (int i = 0; i < 100; i += 2) {
      assertThat(visits.sequence(i + 1))
          .containsExactlyInAnyOrderElementsOf(visits.sequence(i))
          .isNotEqualTo(visits.sequence(i));
      assertThat(visits.first(i + 1)).isNotEqualTo(visits.first(i));
    }
  }

  @Test
  void cat_and_dog_come_once_each_and_not_near_an_end() {
    Visits visits = Visits.draw(200, 12, 2);

    for (int i = 0; i < visits.count(); i++) {
      List<Visitor> sequence = visits.sequence(i);
      for (Visitor visitor : List.of(Visitor.CAT, Visitor.DOG)) {
        assertThat(Collections.frequency(sequence, visitor)).isOne();
        assertThat(sequence.indexOf(visitor)).isBetween(4, 7);
      }
    }
  }

  @Test
  void sequences_of_one_distance_have_it() {
    Visits visits = Visits.apart(20, 20, 11, 3);

    for (int i = 0; i < visits.count(); i++) {
      List<Visitor> sequence = visits.sequence(i);
      int apart = sequence.indexOf(Visitor.CAT) - sequence.indexOf(Visitor.DOG);
      assertThat(Math.abs(apart)).isEqualTo(11);
    }
  }

  @Test
  void each_step_is_a_single_one_in_the_place_of_who_came() {
    Visits visits = Visits.draw(3, 10, 4);

    assertThat(visits.array().shape()).containsExactly(6, 10, 6);
    assertThat(visits.array().sumNumber().doubleValue()).isEqualTo(60);
    for (int step = 0; step < 10; step++) {
      int visitor = visits.sequence(5).get(step).ordinal();
      assertThat(visits.array().getDouble(5, step, visitor)).isEqualTo(1);
    }
  }

  @Test
  void the_same_seed_draws_the_same_sequences_and_another_seed_others() {
    assertThat(Visits.draw(5, 12, 1).array()).isEqualTo(Visits.draw(5, 12, 1).array());
    assertThat(Visits.draw(5, 12, 2).array()).isNotEqualTo(Visits.draw(5, 12, 1).array());
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> Visits.draw(0, 12, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("twins must be > 0 but was 0");
    assertThatThrownBy(() -> Visits.draw(1, 9, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length must be >= 10 but was 9");
    assertThatThrownBy(() -> Visits.apart(1, 12, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("apart must be > 0 and < length - 8, 4, but was 4");
  }
}
