package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ovenproof.generator.report.Problem;

class LeakScanTest {

  private final LeakScan scan =
      new LeakScan(
          Map.of("the project's folder", "/home/author/guide", "the root", "/"),
          Map.of(
              "DEPLOY_TOKEN", "s3cr3t-v4lue",
              "NPM_TOKEN", "short",
              "EDITOR", "a-long-enough-value"));

  @Test
  void a_path_of_the_project_is_found_at_its_line() {
    assertThat(texts("ko/cnn.html", "one\ntwo /home/author/guide/x three"))
        .containsExactly(
            """
            ko/cnn.html:2:1: the path of the project's folder would be published
                → find the snippet or the text that shows it, and leave it out""");
  }

  @Test
  void the_value_of_a_secret_is_found_and_not_repeated() {
    assertThat(texts("en/a.html", "s3cr3t-v4lue"))
        .singleElement()
        .asString()
        .contains("the value of the environment variable DEPLOY_TOKEN")
        .doesNotContain("s3cr3t");
  }

  @Test
  void short_values_other_variables_and_the_root_folder_are_no_leaks() {
    assertThat(texts("en/a.html", "a short / a-long-enough-value")).isEmpty();
  }

  private List<String> texts(String address, String html) {
    return scan.problems(Map.of(address, html.getBytes(StandardCharsets.UTF_8))).stream()
        .map(Problem::text)
        .toList();
  }
}
