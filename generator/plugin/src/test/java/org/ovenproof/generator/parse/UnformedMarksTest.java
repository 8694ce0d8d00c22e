package org.ovenproof.generator.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.snippet.SourceLine;

class UnformedMarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*굵게*는 | 1 | write **굵게**",
        "이것은*굵게* | 4 | write **굵게**",
        "[.빨강]#표시#가 | 6 | write ##표시##",
        "*굵게*는 *다른* | 1 | write **굵게**",
        "+그대로+는 | 1 | write ++그대로++",
        "https://example.com에서 | 1 | write https://example.com[]에서",
        "보라 (https://example.com/a)에 | 5 | write https://example.com/a[])에",
        "https://example.com/a는 | 1 | write https://example.com/a[]는",
        "https://example.comを | 1 | write https://example.com[]を",
        "a@example.com으로 | 1 | write mailto:a@example.com[]",
        "これは_斜体_です | 4 | write __斜体__",
      })
  void what_is_none_is_told_with_what_works(String text, int column, String cure) {
    List<Problem> problems = problems(text);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).at().column()).isEqualTo(column);
    assertThat(problems.get(0).cure()).isEqualTo(cure);
    assertThat(problems.get(0).isError()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*굵게* 는",
        "**굵게**는",
        "\\*굵게*는",
        "C*-대수와 D*-대수",
        "2*3*4는",
        "변수_이름_목록",
        "snake_case_이름",
        "C#과 F#은",
        "`*포인터*는` 참",
        "https://ko.wikipedia.org/wiki/한글",
        "https://ko.wikipedia.org/wiki/자바_(언어)",
        "&lt;https://example.com&gt;에서",
        "https://example.com[글]에서",
        "https://한국.kr",
        "별 * 하나와 별 * 둘",
        "사과*와 배*는",
        "C++은 자바+와",
        "{속_성_의}",
        "[[_앵커_가]]글",
      })
  void what_is_well_or_no_mark_is_not_told(String text) {
    assertThat(problems(text)).isEmpty();
  }

  private static List<Problem> problems(String text) {
    return UnformedMarks.problems(text, new SourceLine("a.adoc", 1), List.of(text));
  }
}
