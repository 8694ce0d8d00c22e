package org.ovenproof.generator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ovenproof.generator.snippet.SourceLine;

/** What holds against what a page expects, and how long it takes to say so. */
class ExpectedOutputTest {

  @Test
  void what_stands_for_anything_is_in_a_line_or_for_lines() {
    assertThat(expected("a … c").matches(List.of("a b b c"))).isTrue();
    assertThat(expected("a…b…c").matches(List.of("abxbc"))).isTrue();
    assertThat(expected("…c").matches(List.of("abcc"))).isTrue();
    assertThat(expected("ab…bc").matches(List.of("abc"))).isFalse();
    assertThat(expected("a", "…", "d").matches(List.of("a", "d"))).isTrue();
    assertThat(expected("…", "b", "c").matches(List.of("b", "b", "c"))).isTrue();
    assertThat(expected("…").matches(List.of())).isTrue();
    assertThat(expected("a", "…").matches(List.of("b"))).isFalse();
  }

  @Test
  void numbers_are_compared_whole() {
    assertThat(expected("x 1.00005").matches(List.of("x 1.00001"))).isTrue();
    assertThat(expected("x 1.1").matches(List.of("x 1.2"))).isFalse();
    assertThat(expected("took 12…").matches(List.of("took 123 ms"))).isFalse();
    assertThat(expected("… 2 of 3").matches(List.of("1 of 3, 2 of 3"))).isTrue();
    assertThat(expected("v1 -2e3").matches(List.of("v1 -2000.0"))).isTrue();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void many_that_stand_for_anything_end() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      expected.add("…");
      expected.add("same");
    }
    expected.add("other");
    List<String> actual = Collections.nCopies(1000, "same");
    assertThat(expected(expected.toArray(String[]::new)).matches(actual)).isFalse();
    String line = "…a".repeat(20) + "b";
    assertThat(expected(line).matches(List.of("a".repeat(50_000)))).isFalse();
    assertThat(expected(line).difference(Collections.nCopies(300, "a".repeat(1_000)))).hasSize(301);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_difference_of_more_lines_than_anybody_compares_is_told_as_one() {
    List<String> lines = Collections.nCopies(3_000, "expected");
    assertThat(expected(lines.toArray(String[]::new)).difference(Collections.nCopies(3_000, "b")))
        .hasSize(6_000)
        .startsWith("- expected")
        .endsWith("+ b");
  }

  private static ExpectedOutput expected(String... lines) {
    return new ExpectedOutput(
        new SourceLine("page.adoc", 1), List.of(lines), ExpectedOutput.TOLERANCE);
  }
}
