package org.ovenproof.examples.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetsTest {

  static Stream<Path> scripts() throws IOException {
    return Files.list(Path.of("snippets")).filter(path -> path.toString().endsWith(".jsh"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void regions_are_closed_named_once_and_fit_a_page(Path script) throws IOException {
    List<String> names = new ArrayList<>();
    String open = null;
    int lines = 0;
    for (String line : Files.readAllLines(script)) {
      if (line.startsWith("// tag::")) {
        assertThat(open).as("the region before %s is closed", line).isNull();
        open = line.substring("// tag::".length(), line.indexOf('['));
        assertThat(names).doesNotContain(open);
        names.add(open);
        lines = 0;
      } else if (line.startsWith("// end::")) {
        assertThat(line).isEqualTo("// end::" + open + "[]");
        assertThat(lines).as("lines of %s", open).isBetween(1, 15);
        open = null;
      } else {
        lines++;
        assertThat(line.length()).as("%s", line).isLessThanOrEqualTo(90);
      }
    }
    assertThat(open).isNull();
    assertThat(names).isNotEmpty();
  }

  @Test
  void every_class_that_a_session_imports_is_there() throws Exception {
    for (String line : imports()) {
      if (line.endsWith(".*")) {
        continue;
      }
      String name = line.replaceFirst("^static ", "");
      name = line.equals(name) ? name : name.substring(0, name.lastIndexOf('.'));
      assertThat(Class.forName(name)).isNotNull();
    }
  }

  private static List<String> imports() throws IOException {
    try (InputStream in = SnippetsTest.class.getResourceAsStream("/META-INF/ovenproof/imports")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
