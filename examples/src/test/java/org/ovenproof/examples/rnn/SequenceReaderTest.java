package org.ovenproof.examples.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.learn.LossCurve;

class SequenceReaderTest {

  private static final int LENGTH = 14;
  private static final Visits SEEN = Visits.draw(200, LENGTH, 1);
  private static final Visits UNSEEN = Visits.draw(100, LENGTH, 2);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_bag_is_right_about_one_of_each_pair_of_twins_whatever_it_has_learned(long seed) {
    SequenceReader bag = SequenceReader.bag(8, LENGTH, seed);

    bag.train(SEEN, 20, seed);

    assertThat(bag.accuracy(UNSEEN)).isEqualTo(0.5);
  }

  @Test
  void windows_know_the_order_within_themselves_and_nothing_beyond() {
    SequenceReader windows = SequenceReader.windows(16, 3, 20, 1);

    windows.train(Visits.draw(200, 20, 1), 80, 1);

    assertThat(windows.accuracy(Visits.apart(100, 20, 1, 3))).isGreaterThan(0.9);
    assertThat(windows.accuracy(Visits.apart(100, 20, 8, 3))).isBetween(0.35, 0.65);
  }

  @Test
  void windows_that_keep_their_places_know_the_order_everywhere() {
    SequenceReader windows = SequenceReader.windowsInPlace(8, 3, LENGTH, 1);

    windows.train(SEEN, 60, 1);

    assertThat(windows.accuracy(UNSEEN)).isGreaterThan(0.9);
  }

  @Test
  void recurrent_networks_learn_who_came_first() {
    SequenceReader elman = SequenceReader.elman(12, LENGTH, 1);
    SequenceReader lstm = SequenceReader.lstm(12, LENGTH, 1);
    assertThat(elman.accuracy(UNSEEN)).isLessThan(0.7);

    double[] losses = elman.train(SEEN, 80, 1).values();
    lstm.train(SEEN, 60, 1);

    assertThat(losses[0]).isCloseTo(Math.log(2), within(0.2));
    assertThat(losses[79]).isLessThan(0.3);
    assertThat(elman.accuracy(UNSEEN)).isGreaterThan(0.9);
    assertThat(lstm.accuracy(UNSEEN)).isGreaterThan(0.9);
  }

  @Test
  void the_gradient_of_a_simple_cell_fades_faster_than_that_of_an_lstm() {
    // Hochreiter and Schmidhuber, 1997, section 3: a product of one factor a step.
    double[] elman = SequenceReader.elman(16, LENGTH, 5).gradients(UNSEEN);
    double[] lstm = SequenceReader.lstm(16, LENGTH, 5).gradients(UNSEEN);

    assertThat(elman).hasSize(LENGTH);
    assertThat(elman[0] / elman[LENGTH - 1]).isLessThan(0.01);
    assertThat(lstm[0] / lstm[LENGTH - 1]).isGreaterThan(10 * elman[0] / elman[LENGTH - 1]);
  }

  @Test
  void the_same_seeds_learn_the_same_thing_bit_by_bit() {
    for (int kind = 0; kind < 2; kind++) {
      LossCurve once = reader(kind).train(SEEN, 3, 7);
      assertThat(reader(kind).train(SEEN, 3, 7)).isEqualTo(once);
      assertThat(reader(kind).train(SEEN, 3, 8)).isNotEqualTo(once);
    }
  }

  @Test
  void the_answer_after_the_last_step_is_the_answer() {
    SequenceReader lstm = SequenceReader.lstm(4, LENGTH, 1);
    lstm.train(SEEN, 10, 1);

    int right = 0;
    for (int i = 0; i < UNSEEN.count(); i++) {
      double[] answers = lstm.answers(UNSEEN, i);
      assertThat(answers).hasSize(LENGTH);
      right += answers[LENGTH - 1] > 0.5 == (UNSEEN.first(i) == Visitor.CAT) ? 1 : 0;
    }
    assertThat(lstm.accuracy(UNSEEN)).isEqualTo(right / 200.0);
  }

  @Test
  void states_depend_on_what_came_before_and_not_on_what_comes_after() {
    SequenceReader elman = SequenceReader.elman(5, LENGTH, 1);

    INDArray states = elman.states(UNSEEN, 0);
    INDArray twin = elman.states(UNSEEN, 1);

    assertThat(states.shape()).containsExactly(LENGTH, 5);
    int first =
        Math.min(UNSEEN.sequence(0).indexOf(Visitor.CAT), UNSEEN.sequence(0).indexOf(Visitor.DOG));
    for (int step = 0; step < LENGTH; step++) {
      assertThat(states.getRow(step).equals(twin.getRow(step))).isEqualTo(step < first);
    }
  }

  @Test
  void products_are_counted_as_often_as_weights_are_used() {
    // One weight matrix of each is used at every step, or at every place of a window.
    assertThat(SequenceReader.bag(5, LENGTH, 1).multiplyAdds()).isEqualTo(6 * 5 + 5 * 2);
    assertThat(SequenceReader.windows(5, 3, LENGTH, 1).multiplyAdds())
        .isEqualTo(12 * 3 * 6 * 5 + 5 * 2);
    assertThat(SequenceReader.elman(5, LENGTH, 1).multiplyAdds())
        .isEqualTo(LENGTH * (6 * 5 + 5 * 5) + 5 * 2);
    assertThat(SequenceReader.lstm(5, LENGTH, 1).multiplyAdds())
        .isEqualTo(4 * LENGTH * (6 * 5 + 5 * 5) + 5 * 2);
  }

  @Test
  void wrong_arguments_are_named() {
    SequenceReader bag = SequenceReader.bag(2, 10, 1);
    assertThatThrownBy(() -> SequenceReader.elman(0, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("units must be > 0 but was 0");
    assertThatThrownBy(() -> SequenceReader.lstm(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length must be > 0 but was 0");
    assertThatThrownBy(() -> SequenceReader.windows(1, 11, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width must be > 0 and <= length, 10, but was 11");
    assertThatThrownBy(() -> bag.train(SEEN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be > 0 but was 0");
    assertThatThrownBy(() -> bag.accuracy(SEEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sequences must be of 10 steps of 6 numbers with 2 answers"
                + " but are of 14 steps of 6 numbers with 2 answers");
    assertThatThrownBy(() -> bag.states(Visits.draw(1, 10, 1), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("only a recurrent network has states: elman or lstm");
    assertThat(Arrays.stream(Visitor.values()).map(Visitor::toString)).contains("cat", "dog");
  }

  private static SequenceReader reader(int kind) {
    return kind == 0 ? SequenceReader.elman(4, LENGTH, 1) : SequenceReader.lstm(4, LENGTH, 1);
  }
}
