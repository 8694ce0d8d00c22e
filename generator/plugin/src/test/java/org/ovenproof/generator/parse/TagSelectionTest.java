package org.ovenproof.generator.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules and the file are those of the AsciiDoc documentation, "Include Content by Tagged Regions",
 * "Tag filtering", and "Include Content by Line Ranges".
 */
class TagSelectionTest {

  private static final List<String> FILE =
      """
      outside 1
      // tag::snippet-a[]
      a 1
      // tag::inner[]
      inner
      // end::inner[]
      a 2
      // end::snippet-a[]
      outside 2
      # tag::snippet-b[]
      b
      <!-- end::snippet-b[] -->
      outside 3
      """
          .lines()
          .toList();

  private static String select(String attribute, String value) {
    TagSelection selection = TagSelection.of(FILE, Map.of(attribute, value));
    return String.join(
        ",", selection.lines().stream().map(number -> FILE.get(number - 1)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          snippet-a           | a 1,inner,a 2
          inner               | inner
          snippet-a;snippet-b | a 1,inner,a 2,b
          snippet-b,snippet-a | a 1,inner,a 2,b
          snippet-a;!inner    | a 1,a 2
          **                  | outside 1,a 1,inner,a 2,outside 2,b,outside 3
          *                   | a 1,inner,a 2,b
          !*                  | outside 1,outside 2,outside 3
          **;!*               | outside 1,outside 2,outside 3
          **;!snippet-a       | outside 1,outside 2,b,outside 3
          !inner              | outside 1,a 1,a 2,outside 2,b,outside 3
          *;!inner            | a 1,a 2,b
          """)
  void tags_select_lines_and_never_their_directives(String tags, String lines) {
    assertThat(select("tags", tags)).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1        | outside 1
          3..5     | a 1,// tag::inner[],inner
          11..-1   | b,<!-- end::snippet-b[] -->,outside 3
          12..     | <!-- end::snippet-b[] -->,outside 3
          1;3,13   | outside 1,a 1,outside 3
          99       |
          """)
  void numbers_select_lines_as_they_are(String ranges, String lines) {
    assertThat(select("lines", ranges)).isEqualTo(lines == null ? "" : lines);
  }

  @Test
  void without_a_tag_every_line_is_selected() {
    assertThat(TagSelection.of(FILE, Map.of()).lines()).hasSize(FILE.size());
  }

  @Test
  void a_tag_that_is_not_there_is_missing_and_one_that_does_not_end_is_unclosed() {
    assertThat(TagSelection.of(FILE, Map.of("tag", "gone")).missing()).containsExactly("gone");
    assertThat(TagSelection.of(FILE, Map.of("tag", "!gone")).missing()).isEmpty();
    List<String> open = List.of("// tag::a[]", "x", "// end::b[]");
    assertThat(TagSelection.of(open, Map.of("tag", "a")).unclosed()).isEqualTo(Map.of("a", 1));
  }

  @Test
  void a_tag_may_begin_more_than_once() {
    List<String> twice =
        List.of("//tag::a[]", "1", "//end::a[]", "2", "//tag::a[]", "3", "//end::a[]");
    assertThat(TagSelection.of(twice, Map.of("tag", "a")).lines()).containsExactly(2, 6);
  }
}
