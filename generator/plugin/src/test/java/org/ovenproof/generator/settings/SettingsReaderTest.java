package org.ovenproof.generator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ovenproof.generator.cache.CacheMode;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.report.ProblemsFound;

class SettingsReaderTest {

  @TempDir private Path project;

  private SiteSettings read(String properties, Map<String, String> overrides) throws Exception {
    Files.writeString(project.resolve("jbake.properties"), properties);
    return read(overrides);
  }

  private SiteSettings read(Map<String, String> overrides) throws ProblemsFound {
    return new SettingsReader(project, overrides)
        .read(project.resolve("target/site"), project.resolve("target"), List.of());
  }

  private List<String> problems(String properties, Map<String, String> overrides) {
    ProblemsFound found =
        catchThrowableOfType(ProblemsFound.class, () -> read(properties, overrides));
    assertThat(found).isNotNull();
    return found.problems().stream().map(Problem::text).toList();
  }

  @Test
  void a_site_that_says_nothing_gets_the_defaults() throws Exception {
    SiteSettings settings = read("", Map.of());
    assertThat(settings.cache()).isEqualTo(CacheMode.USE);
    assertThat(settings.cacheFolder()).isEqualTo(project.resolve(".ovenproof/cache"));
    assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.heap()).isEqualTo("2g");
    assertThat(settings.jvm()).containsExactly("-ea");
    assertThat(settings.environment()).isEmpty();
    assertThat(settings.imports()).isEmpty();
    assertThat(settings.inputs()).isEmpty();
    assertThat(settings.explains()).isFalse();
    assertThat(settings.attributes())
        .containsEntry("snippets", project.resolve("examples/snippets").toString());
  }

  @Test
  void flags_of_the_workers_are_words_that_may_be_quoted() throws Exception {
    assertThat(read(Map.of("snippets.jvm", "-Da=\"b c\" --add-modules java.sql -Xss2m")).jvm())
        .containsExactly("-Da=b c", "--add-modules", "java.sql", "-Xss2m");
    assertThat(problems("snippets.jvm=-ea preview", Map.of()).get(0))
        .startsWith(
            "jbake.properties:1:1: snippets.jvm must be flags such as --enable-preview or -Dx=y"
                + " but was '-ea preview'");
  }

  @Test
  void the_compiler_is_that_of_the_JDK_or_jshell_alone() throws Exception {
    assertThat(read(Map.of("snippets.compiler", "jshell")).jvm())
        .containsExactly("-ea", "-Dorg.ovenproof.worker.compiler=jshell");
    assertThat(read(Map.of("snippets.compiler", "javac")).jvm()).containsExactly("-ea");
    assertThat(problems("snippets.compiler=ecj", Map.of()).get(0))
        .startsWith(
            "jbake.properties:1:1: snippets.compiler must be javac or jshell but was 'ecj'");
  }

  @Test
  void a_site_needs_no_file_of_properties() throws Exception {
    assertThat(read(Map.of()).cache()).isEqualTo(CacheMode.USE);
  }

  @Test
  void a_folder_of_data_is_an_input_by_being_there() throws Exception {
    Files.createDirectories(project.resolve("examples/data"));
    assertThat(read("", Map.of()).inputs()).containsExactly(Path.of("examples/data"));
  }

  @Test
  void the_file_says_otherwise() throws Exception {
    Files.createDirectories(project.resolve("one"));
    Files.createDirectories(project.resolve("two/deep"));
    SiteSettings settings =
        read(
            """
            snippets.cache=refresh
            snippets.cache.dir=../shared
            snippets.workers = 3
            snippets.timeout: 500ms
            snippets.heap=512m
            snippets.imports=java.util.*, static java.lang.Math.*,java.time.Duration
            snippets.inputs=one,two/deep
            snippets.explain=true
            site.languages=ko,en
            """,
            Map.of());
    assertThat(settings.cache()).isEqualTo(CacheMode.REFRESH);
    assertThat(settings.cacheFolder()).isEqualTo(project.resolveSibling("shared"));
    assertThat(settings.workers()).isEqualTo(3);
    assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.heap()).isEqualTo("512m");
    assertThat(settings.imports())
        .containsExactly("java.util.*", "static java.lang.Math.*", "java.time.Duration");
    assertThat(settings.inputs()).containsExactly(Path.of("one"), Path.of("two/deep"));
    assertThat(settings.explains()).isTrue();
    assertThat(settings.languages()).containsExactly("ko", "en");
  }

  @Test
  void what_is_said_with_D_comes_first() throws Exception {
    SiteSettings settings =
        read(
            "snippets.cache=refresh\nsnippets.timeout=5s\n",
            Map.of("snippets.cache", "off", "snippets.workers", "1"));
    assertThat(settings.cache()).isEqualTo(CacheMode.OFF);
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.workers()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          snippets.cache   | yes   | use, refresh or off
          snippets.cache   | USE   | use, refresh or off
          snippets.workers | 0     | a number > 0
          snippets.workers | two   | a number > 0
          snippets.workers | -1    | a number > 0
          snippets.timeout | 10    | a duration such as 10s or 2m
          snippets.timeout | 0s    | a duration such as 10s or 2m
          snippets.timeout | 1h    | a duration such as 10s or 2m
          snippets.heap    | 2 gb  | a size such as 512m or 2g
          snippets.heap    | 0m    | a size such as 512m or 2g
          snippets.inputs  | gone  | folders of the project
          snippets.inputs  | ../x  | folders of the project
          snippets.explain | yes   | true or false
          snippets.echo | yes   | true or false
          snippets.stderr | perhaps   | true, false or fail
          """)
  void a_value_that_cannot_be_is_a_problem_at_its_line(String name, String value, String expected) {
    String text = "%s must be %s but was '%s'\n    → write %s";
    assertThat(problems("# settings\n\n" + name + "=" + value + "\n", Map.of()))
        .containsExactly(
            "jbake.properties:3:1: " + text.formatted(name, expected, value, expected));
    assertThat(problems("", Map.of(name, value)))
        .containsExactly("-D" + name + ":1:1: " + text.formatted(name, expected, value, expected));
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThat(problems("snippets.cache=a\nsnippets.heap=b\nsnippets.workers=c\n", Map.of()))
        .hasSize(3);
  }

  @Test
  void an_unknown_property_of_ours_is_a_problem_with_a_suggestion() {
    assertThat(problems("jbake.port=1\nsnippets.tiemout=5s\n", Map.of()))
        .containsExactly(
            """
            jbake.properties:2:1: unknown property 'snippets.tiemout'
                → did you mean 'snippets.timeout'?\
            """);
    assertThat(problems("", Map.of("snippets.verbose.colour", "1")))
        .singleElement()
        .asString()
        .startsWith("-Dsnippets.verbose.colour:1:1: unknown property 'snippets.verbose.colour'")
        .contains("→ the properties are snippets.cache, snippets.cache.dir, ");
  }

  @Test
  void a_broken_escape_is_named_with_its_line() {
    assertThat(problems("site.title=A\nsite.author=\\u12zz\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("jbake.properties:2:1: ")
        .endsWith(
            "\n    → lines are name=value in UTF-8,"
                + " and \\u is followed by four hexadecimal digits");
  }

  @Test
  void languages_are_the_folders_that_are_languages_unless_the_file_says() throws Exception {
    for (String folder : List.of("en", "ko", "img", "_drafts")) {
      Files.createDirectories(project.resolve("content").resolve(folder));
    }
    assertThat(read("", Map.of()).languages()).containsExactly("en", "ko");
  }

  @Test
  void korean_in_the_file_is_read_as_it_is_written() throws IOException, ProblemsFound {
    Files.write(
        project.resolve("jbake.properties"),
        "asciidoctor.attributes=author=홍길동,edition=2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(read(Map.of()).attributes())
        .containsEntry("author", "홍길동")
        .containsEntry("edition", "2");
  }
}
