package org.ovenproof.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ovenproof.generator.snippet.Location;

class AnnotationsTest {

  private static final Problem PROBLEM =
      Problem.of(new Location("content/ko/cnn.adoc", 41, 9), "100% wrong\nreally", "mend it");

  @Test
  void a_workflow_is_told_file_line_and_column_with_its_own_characters_escaped() {
    assertThat(Annotations.of(PROBLEM, Map.of("GITHUB_ACTIONS", "true")))
        .contains(
            "::error file=content/ko/cnn.adoc,line=41,col=9::100%25 wrong%0Areally%0Amend it");
  }

  @Test
  void a_warning_is_shown_as_one() {
    Problem warning = Problem.warning(new Location("a.adoc", 2, 3), "odd", "mend it");
    assertThat(Annotations.of(warning, Map.of("GITHUB_ACTIONS", "true")))
        .contains("::warning file=a.adoc,line=2,col=3::odd%0Amend it");
  }

  @Test
  void nobody_else_is_told() {
    assertThat(Annotations.of(PROBLEM, Map.of())).isEmpty();
  }
}
