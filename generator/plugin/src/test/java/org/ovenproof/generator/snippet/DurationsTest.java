package org.ovenproof.generator.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @Test
  void a_duration_is_a_number_and_its_unit() {
    assertThat(Durations.parse("500ms")).contains(Duration.ofMillis(500));
    assertThat(Durations.parse("10s")).contains(Duration.ofSeconds(10));
    assertThat(Durations.parse(" 2m ")).contains(Duration.ofMinutes(2));
    assertThat(Durations.parse("999999999m")).contains(Duration.ofMinutes(999_999_999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0s", "-1s", "1.5s", "1h", "s", "10 s", "1000000000s", "10S"})
  void anything_else_is_none(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
