package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must run again after which change, and why it says it did. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CacheTest {

  private static final String PAGE =
      """
      = Page

      Some prose.

      .A caption
      [source%run,java,id=a,alt="an alternative"]
      ----
      int x = 1;
      ----

      [source%run,java,id=b]
      ----
      include::part.jsh[tag=b]
      ----

      [source%run,java,id=c]
      ----
      x + y
      ----
      """;

  private static final String PART =
      "// not shown\n// tag::b[]\nint y = 2;\n// end::b[]\n// nor this\n";

  private static final String OTHER = "= Other\n\n[source%run,java,id=o]\n----\n\"other\"\n----\n";

  private static TestSite site;

  @BeforeAll
  static void open(@TempDir Path folder) {
    site = new TestSite(folder);
  }

  @BeforeEach
  void begin() throws Exception {
    begin("");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  /** Builds the two pages from an empty cache. */
  private static void begin(String header) throws Exception {
    site.clear();
    write(PAGE.replace("= Page\n", "= Page\n" + header));
    assertThat(site.runs())
        .containsExactly(
            "o ran: it is new", "a ran: it is new", "b ran: it is new", "c ran: it is new");
  }

  private static void write(String page) {
    site.page("other", OTHER);
    site.page("page", page).file("content/en/part.jsh", PART);
  }

  /** A change, and what became of the snippets of the page behind it. */
  private record Change(String name, String from, String to, String a, String b, String c) {}

  @TestFactory
  Stream<DynamicTest> a_change_of_the_page_runs_what_it_can_change_and_nothing_else() {
    String cached = "cached";
    String own = "ran: its code changed";
    return Stream.of(
            new Change("nothing", "", "", cached, cached, cached),
            new Change("prose", "Some prose.", "Other prose.", cached, cached, cached),
            new Change("lines above", "Some prose.", "Some\n\nprose.", cached, cached, cached),
            new Change("caption", "A caption", "Another", cached, cached, cached),
            new Change("alt", "an alternative", "another", cached, cached, cached),
            new Change("echo", "id=b", "id=b,echo=false", cached, cached, cached),
            new Change("output", "id=c", "id=c,output=false", cached, cached, cached),
            new Change("timeout", "id=b", "id=b,timeout=9s", cached, cached, cached),
            new Change("role", "id=b", "id=b,role=wide", cached, cached, cached),
            new Change("tag line", "tag=b", "tags=b", cached, cached, cached),
            new Change("last snippet", "x + y", "x - y", cached, cached, own),
            new Change(
                "first snippet",
                "int x = 1;",
                "int x = 5;",
                own,
                "ran: #a before it changed",
                "ran: #a before it changed"),
            new Change(
                "middle snippet",
                "include::part.jsh[tag=b]",
                "int y = 3;",
                cached,
                own,
                "ran: #b before it changed"))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.name(),
                    () -> {
                      begin();
                      write(PAGE.replace(change.from(), change.to()));
                      assertThat(site.runs())
                          .containsExactly(
                              "o cached", "a " + change.a(), "b " + change.b(), "c " + change.c());
                    }));
  }

  @Test
  void a_snippet_that_is_no_longer_run_runs_those_after_it_again() throws Exception {
    write(PAGE.replace("id=a,", "id=a,eval=false,").replace("x + y", "y"));
    assertThat(site.runs())
        .containsExactly(
            "o cached",
            "a ran: its eval or error changed",
            "b ran: #a before it changed",
            "c ran: its code changed");
  }

  @Test
  void a_snippet_that_is_only_compiled_changes_none_after_it() throws Exception {
    String shown =
        "[source%%run,java,id=s,eval=false]\n----\nx = %s;\n----\n\n[source%%run,java,id=c]";
    write(PAGE.replace("[source%run,java,id=c]", shown.formatted("7")));
    assertThat(site.runs())
        .containsExactly("o cached", "a cached", "b cached", "s ran: it is new", "c cached");
    write(PAGE.replace("[source%run,java,id=c]", shown.formatted("8")));
    assertThat(site.runs())
        .containsExactly("o cached", "a cached", "b cached", "s ran: its code changed", "c cached");
  }

  @Test
  void a_session_of_its_own_is_untouched_by_the_others() throws Exception {
    String own = "[source%run,java,id=own,session=mine]\n----\n\"mine\"\n----\n\n";
    write(PAGE.replace(".A caption", own + ".A caption"));
    assertThat(site.runs()).contains("own ran: it is new", "a cached", "b cached", "c cached");
    write(PAGE.replace(".A caption", own + ".A caption").replace("int x = 1", "int x = 2"));
    assertThat(site.runs()).contains("own cached", "a ran: its code changed");
  }

  @Test
  void an_included_file_counts_by_the_lines_that_are_shown() throws Exception {
    site.file("content/en/part.jsh", PART.replace("// nor this", "int elsewhere;"));
    assertThat(site.runs()).containsExactly("o cached", "a cached", "b cached", "c cached");
    site.file("content/en/part.jsh", PART.replace("int y = 2", "int y = 4"));
    assertThat(site.runs())
        .containsExactly(
            "o cached", "a cached", "b ran: its code changed", "c ran: #b before it changed");
  }

  @Test
  void a_change_taken_back_finds_its_result_again() throws Exception {
    write(PAGE.replace("x + y", "x - y"));
    assertThat(site.runs()).contains("c ran: its code changed");
    write(PAGE);
    assertThat(site.runs()).containsExactly("o cached", "a cached", "b cached", "c cached");
  }

  @Test
  void a_cached_result_is_shown_as_the_run_one_was() throws Exception {
    String ran = site.preview(site.site().prove()).get("en/page.html");
    site.delete(".ovenproof");
    assertThat(site.runs()).allMatch(run -> run.contains(" ran: "));
    assertThat(site.preview(site.prove()).get("en/page.html")).isEqualTo(ran);
  }

  @Test
  void a_failure_is_never_kept() throws Exception {
    write(PAGE.replace("x + y", "x / 0"));
    assertThat(site.runs()).contains("c failed: its code changed");
    assertThat(site.runs())
        .containsExactly("o cached", "a cached", "b cached", "c failed: it failed the last time");
    write(PAGE.replace("int x = 1;", "int x = 1 / 0;"));
    assertThat(site.runs())
        .contains("a failed: its code changed", "b ran: #a before it changed", "c skipped");
    assertThat(site.runs())
        .as("what ran behind it is not kept either")
        .contains("b ran: #a before it failed the last time", "c skipped");
    write(PAGE);
    assertThat(site.runs()).containsExactly("o cached", "a cached", "b cached", "c cached");
  }

  @Test
  void an_expected_failure_is_kept_for_the_page_that_expects_it_alone() throws Exception {
    write(PAGE.replace("id=c", "id=c,error=ArithmeticException").replace("x + y", "x / 0"));
    assertThat(site.runs()).contains("c ran: its code changed");
    assertThat(site.runs()).contains("c cached");
    write(PAGE.replace("x + y", "x / 0"));
    assertThat(site.runs()).contains("c failed: its eval or error changed");
    write(PAGE.replace("id=c", "id=c,error=compile").replace("x + y", "x / 0"));
    assertThat(site.runs().get(3)).startsWith("c failed: ");
  }

  @Test
  void a_snippet_that_refuses_the_cache_runs_every_time_and_those_after_it() throws Exception {
    String page = PAGE.replace("id=b", "id=b,cache=false");
    write(page);
    assertThat(site.runs())
        .containsExactly(
            "o cached",
            "a cached",
            "b ran: it says cache=false",
            "c ran: a snippet before it says cache=false");
    assertThat(site.runs()).contains("a cached", "b ran: it says cache=false");
    write(PAGE);
    assertThat(site.runs()).containsExactly("o cached", "a cached", "b cached", "c cached");
  }

  @TestFactory
  Stream<DynamicTest> an_entry_that_is_not_what_was_written_is_a_miss() {
    return Stream.of(
            new Damage("empty", bytes -> new byte[0]),
            new Damage("cut", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
            new Damage("cut to a digest", bytes -> Arrays.copyOf(bytes, 32)),
            new Damage("longer", bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
            new Damage("zeros", bytes -> new byte[bytes.length]),
            new Damage("foreign", bytes -> "{\"result\": 3, \"version\": 99}".repeat(9).getBytes()),
            new Damage(
                "one bit",
                bytes -> {
                  bytes[9] ^= 1;
                  return bytes;
                }))
        .map(damage -> DynamicTest.dynamicTest(damage.name(), () -> damaged(damage)));
  }

  private static void damaged(Damage damage) throws Exception {
    begin("");
    for (Path entry : entries()) {
      Files.write(entry, damage.to().apply(Files.readAllBytes(entry)));
    }
    assertThat(site.runs())
        .isNotEmpty()
        .allMatch(run -> run.endsWith("ran: its result is no longer kept"));
    assertThat(site.runs()).allMatch(run -> run.endsWith(" cached"));
  }

  private record Damage(String name, UnaryOperator<byte[]> to) {}

  @Test
  void the_result_of_another_snippet_is_a_miss() throws Exception {
    List<Path> entries = entries();
    byte[] first = Files.readAllBytes(entries.get(0));
    for (Path entry : entries.subList(1, entries.size())) {
      Files.write(entry, first);
    }
    assertThat(site.runs().stream().filter(run -> run.endsWith(" cached"))).hasSize(1);
  }

  private static List<Path> entries() throws IOException {
    try (Stream<Path> walk = Files.walk(site.path(".ovenproof/cache/results"))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void a_damaged_history_costs_an_explanation_only() throws Exception {
    site.file(".ovenproof/cache/history.json", "{\"en/page#a\": 7, broken");
    assertThat(site.runs()).allMatch(run -> run.endsWith(" cached"));
    site.file(".ovenproof/cache/history.json", "null");
    write(PAGE.replace("x + y", "x - y"));
    assertThat(site.runs()).contains("c ran: it is new");
  }

  @Test
  void no_half_written_file_stays_in_the_cache() throws Exception {
    assertThat(site.files(".ovenproof").keySet()).noneMatch(path -> path.endsWith(".new"));
    assertThat(entries())
        .hasSize(4)
        .allMatch(path -> path.getFileName().toString().matches("[0-9a-f]{64}"));
  }

  @Test
  void the_folder_of_the_project_is_no_part_of_a_key(@TempDir Path elsewhere) throws Exception {
    try (TestSite copy = new TestSite(elsewhere)) {
      copy.with("snippets.cache.dir", site.path(".ovenproof/cache").toString());
      copy.page("moved", PAGE).file("content/en/part.jsh", PART);
      assertThat(copy.runs()).containsExactly("a cached", "b cached", "c cached");
    }
  }
}
