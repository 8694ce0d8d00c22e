package org.ovenproof.examples.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchesTest {

  @Test
  void a_round_has_every_example_once_and_each_round_another_order() {
    Batches batches = Batches.of(12, 4, 1);
    int[] first = round(batches);
    int[] second = round(batches);
    assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 12).toArray());
    assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 12).toArray());
    assertThat(second).isNotEqualTo(first);
    assertThat(round(Batches.of(12, 4, 1))).isEqualTo(first);
    assertThat(round(Batches.of(12, 4, 2))).isNotEqualTo(first);
  }

  @Test
  void a_batch_is_always_full() {
    Batches batches = Batches.of(5, 3, 1);
    assertThat(batches.next()).hasSize(3).doesNotHaveDuplicates();
    assertThat(batches.next()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void what_is_left_over_makes_a_smaller_batch_if_it_is_kept() {
    Batches batches = Batches.keepingRest(5, 3, 1);
    assertThat(batches.perEpoch()).isEqualTo(2);
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] first = batches.next();
      int[] rest = batches.next();
      assertThat(first).hasSize(3);
      assertThat(rest).hasSize(2);
      assertThat(IntStream.concat(IntStream.of(first), IntStream.of(rest)).toArray())
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
    assertThat(Batches.of(5, 3, 1).perEpoch()).isEqualTo(1);
    assertThat(Batches.keepingRest(2, 16, 1).next()).hasSize(2);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> Batches.of(0, 1, 1)).hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> Batches.keepingRest(0, 1, 1))
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> Batches.keepingRest(1, 0, 1)).hasMessage("size must be > 0 but was 0");
    assertThatThrownBy(() -> Batches.of(3, 4, 1))
        .hasMessage("size must be > 0 and <= count, 3, but was 4");
    assertThatThrownBy(() -> Weights.normal(new Random(1), -1, 2))
        .hasMessage("deviation must be >= 0 but was -1.0");
  }

  @Test
  void first_weights_have_the_deviation_that_their_papers_ask_for() {
    // The deviation of 40,000 draws is within 2 % of the true one in all but one of 10^7 samples.
    assertThat(Weights.he(new Random(1), 50, 200, 200).stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2.0 / 50), within(0.02 * Math.sqrt(2.0 / 50)));
    assertThat(Weights.glorot(new Random(1), 100, 400).stdNumber().doubleValue())
        .isCloseTo(Math.sqrt(2.0 / 500), within(0.02 * Math.sqrt(2.0 / 500)));
  }

  private static int[] round(Batches batches) {
    return IntStream.range(0, 3).flatMap(i -> IntStream.of(batches.next())).toArray();
  }
}
