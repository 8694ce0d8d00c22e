package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.BuildReport;

/** What holds of a site as a whole, in two languages; one Asciidoctor serves all tests. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SiteTest {

  /** What is published of a page in two languages that has snippets. */
  private static final String[] FILES_OF_A_PAIR = {
    "en/page.html", "en/page.jsh", "en/page.ipynb",
    "ko/page.html", "ko/page.jsh", "ko/page.ipynb",
    "style.css", ".ovenproof-manifest"
  };

  private static final String BLOCK = "[source%%run,java,id=%s]\n----\n%s\n----\n";

  private static TestSite site;

  @BeforeAll
  static void open(@TempDir Path folder) {
    site = new TestSite(folder).properties("site.languages=ko,en\n");
  }

  @BeforeEach
  void begin() {
    site.clear();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  /** Writes one page in both languages. */
  private static void both(String name, String korean, String english) {
    site.file("content/ko/" + name + ".adoc", "= 쪽\n\n" + korean);
    site.file("content/en/" + name + ".adoc", "= Page\n\n" + english);
  }

  private static String block(String id, String code) {
    return BLOCK.formatted(id, code);
  }

  @Test
  void two_languages_share_one_run_and_each_has_its_own_words() throws Exception {
    both(
        "page",
        "글.\n\n.제목\n"
            + block("sum", "1 + 1")
            + "\n"
            + block("skip", "x").replace("]", ",eval=false,error=compile]"),
        "Text.\n\n.Title\n"
            + block("sum", "1 + 1")
            + "\n"
            + block("skip", "x").replace("]", ",eval=false,error=compile]"));
    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    assertThat(proof.report().summary())
        .isEqualTo("2 snippets: 2 ran, 0 from the cache, 0 failed, 0 skipped");
    assertThat(proof.report().snippets().get(0).places())
        .containsExactly("content/ko/page.adoc:6", "content/en/page.adoc:6");
    Map<String, String> pages = site.preview(proof);
    assertThat(pages.get("ko/page.html"))
        .contains("<title>쪽</title>", "<pre class=\"output-text\">\n2</pre>", "제목", "건너뜀", "계산");
    assertThat(pages.get("en/page.html"))
        .contains("<pre class=\"output-text\">\n2</pre>", "Title", "Skipped", "Computed");
  }

  @Test
  void snippets_that_differ_between_languages_are_a_problem_and_each_runs() throws Exception {
    both(
        "page",
        block("a", "1 + 1") + "\n" + block("b", "10"),
        block("a", "1 + 2") + "\n" + block("b", "10"));
    Proof proof = site.prove();
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/page.adoc:3:1: the snippet 'a' differs from its counterpart at content/ko/page.adoc:3
                → give both the same code, session and run options, best by one include\
            """);
    assertThat(proof.report().discovered()).isEqualTo(4);
    Map<String, String> pages = site.preview(proof);
    assertThat(pages.get("ko/page.html")).contains("<pre class=\"output-text\">\n2</pre>");
    assertThat(pages.get("en/page.html")).contains("<pre class=\"output-text\">\n3</pre>");
  }

  @Test
  void a_snippet_that_one_language_lacks_is_a_problem() throws Exception {
    both("one", block("a", "1;") + "\n" + block("b", "2;"), block("a", "1;"));
    both("two", block("c", "3;"), block("c", "3;") + "\n" + block("d", "4;"));
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/two.adoc:8:1: the snippet 'd' has no counterpart in content/ko/two.adoc
                → include it there too, or say ':translation: none' in the header of both pages\
            """,
            """
            content/ko/one.adoc:8:1: the snippet 'b' has no counterpart in content/en/one.adoc
                → include it there too, or say ':translation: none' in the header of both pages\
            """);
  }

  @Test
  void a_page_in_one_language_only_is_a_problem_unless_it_says_so() throws Exception {
    site.page("alone", "= Alone\n\n" + block("a", "1;"));
    site.page("meant", "= Meant\n:translation: none\n\nOnly here.\n");
    site.file("content/index.adoc", "= Of no language\n\nText.\n");
    site.file("content/en/_part.adoc", "no page\n");
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/alone.adoc:1:1: the page has no counterpart content/ko/alone.adoc
                → write that page, or say ':translation: none' in the header of this one\
            """);
  }

  @Test
  void a_failure_that_two_languages_show_is_told_once_with_both_places() throws Exception {
    site.file("examples/snippets/shared.jsh", "// tag::x[]\nint x = \"s\";\n// end::x[]\n");
    String block = block("x", "include::{snippets}/shared.jsh[tag=x]");
    both("page", block, block);
    assertThat(site.problems())
        .containsExactly(
            """
            examples/snippets/shared.jsh:2:9: incompatible types: java.lang.String cannot be converted to int
                int x = "s";
                        ^^^
                shown at content/ko/page.adoc:3
                shown at content/en/page.adoc:3
                → mend the code, or say error=compile if the page is to show this error\
            """);
  }

  @Test
  void lines_and_columns_are_right_in_files_that_end_their_lines_as_on_windows() throws Exception {
    site.file(
        "content/en/code.jsh", "// tag::x[]\r\nint a = 1;\r\nint bad = \"s\";\r\n// end::x[]\r\n");
    String page =
        "= Page\n:translation: none\n\n"
            + block("x", "include::code.jsh[tag=x]")
            + "\n"
            + block("y,session=other", "int a = 1;\n\nint bad = \"s\";");
    site.page("page", page.replace("\n", "\r\n"));
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/code.jsh:3:11: incompatible types: java.lang.String cannot be converted to int
                int bad = "s";
                          ^^^
                shown at content/en/page.adoc:4
                → mend the code, or say error=compile if the page is to show this error\
            """,
            """
            content/en/page.adoc:13:11: incompatible types: java.lang.String cannot be converted to int
                int bad = "s";
                          ^^^
                → mend the code, or say error=compile if the page is to show this error\
            """);
  }

  @Test
  void no_page_is_a_failure_and_so_is_no_snippet_where_there_were_some() throws Exception {
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            content:1:1: there is no page
                → write one as content/<language>/<name>.adoc\
            """);
    assertThat(site.path("target/site")).doesNotExist();

    both("page", block("a", "1"), block("a", "1"));
    site.publish();
    Map<String, String> published = site.files("target/site");
    both("page", "글.", "Text.");
    // It stays so until the author says otherwise.
    for (int build = 0; build < 2; build++) {
      assertThat(site.problemsOfPublishing())
          .containsExactly(
              """
              content:1:1: no snippet was found in any page, so nothing is proven
                  → mark a block with [source%run,java], or delete target/snippets/report.json if the site is to have none any more\
              """);
    }
    assertThat(site.files("target/site")).isEqualTo(published);

    site.delete("target/snippets/report.json");
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("Text.");
  }

  @Test
  void a_site_that_never_had_a_snippet_is_baked() throws Exception {
    both("page", "글.", "Text.");
    for (int build = 0; build < 2; build++) {
      site.publish();
      assertThat(site.files("target/site").get("en/page.html")).contains("Text.");
      assertThat(site.prove().report().summary()).startsWith("0 snippets:");
    }
  }

  @Test
  void a_template_that_is_broken_is_named_with_its_line() throws Exception {
    both("page", block("a", "1;"), block("a", "1;"));
    site.file("templates/page.peb", "<p>\n{% if page.title %}\n{{ page.body | raw }}\n");
    assertThat(site.problemsOfPublishing())
        .singleElement()
        .asString()
        .startsWith("templates/page.peb:4:1: ")
        .endsWith("\n    → mend the template");
    site.file("templates/page.peb", "<p>\n{{ page.titel }}\n{{ page.body | raw }}\n");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            templates/page.peb:2:1: there is no 'titel' for a template to use
                → check its name; ARCHITECTURE.md lists what templates see\
            """);
    site.file("templates/page.peb", "{% include \"part.peb\" %}");
    site.file("templates/part.peb", "\n\n{{ nothing }}");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            templates/part.peb:3:1: there is no 'nothing' for a template to use
                → check its name; ARCHITECTURE.md lists what templates see\
            """);
  }

  @Test
  void what_a_template_prints_is_escaped() throws Exception {
    site.page("page", "= A < B & \"C\"\n:translation: none\n\n" + block("a", "1;"));
    assertThat(site.preview(site.prove()).get("en/page.html"))
        .contains("<title>A &lt; B &amp; &quot;C&quot;</title>");
  }

  @Test
  void a_word_that_one_language_lacks_is_a_problem() throws Exception {
    both("page", block("a", "1;"), block("a", "1;"));
    String path = "templates/text/en.properties";
    site.file(path, Files.readString(site.path(path)) + "home.start=Start\n");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            templates/text/ko.properties:1:1: the word 'home.start' is missing, which templates/text/en.properties has
                → add a line 'home.start=…'\
            """);
  }

  @Test
  void a_page_of_an_unknown_type_is_a_problem() throws Exception {
    site.page("page", "= Page\n:translation: none\n:jbake-type: essay\n\n" + block("a", "1;"));
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            """
            content/en/page.adoc:1:1: there is no template for pages of type 'essay'
                → set template.essay.file in jbake.properties, or change :jbake-type:\
            """);
  }

  @Test
  void a_build_that_fails_leaves_the_site_of_before_byte_for_byte() throws Exception {
    both("page", block("a", "1 + 1"), block("a", "1 + 1"));
    site.publish();
    Map<String, String> before = site.files("target/site");
    assertThat(before).containsOnlyKeys(FILES_OF_A_PAIR);

    both("page", block("a", "1 / 0"), block("a", "1 / 0"));
    assertThat(site.problemsOfPublishing()).hasSize(1);
    assertThat(site.files("target/site")).isEqualTo(before);

    both("page", block("a", "2 + 2"), block("a", "2 + 2"));
    site.file("templates/page.peb", "{{ nothing }}");
    assertThat(site.problemsOfPublishing()).isNotEmpty();
    assertThat(site.files("target/site")).isEqualTo(before);
    assertThat(site.files("target"))
        .allSatisfy((path, text) -> assertThat(path).matches("site/.*|snippets/.*"));
  }

  @Test
  void a_build_that_fails_after_one_that_was_killed_has_the_site_of_before() throws Exception {
    both("page", block("a", "1 + 1"), block("a", "1 + 1"));
    site.publish();
    Map<String, String> published = site.files("target/site");
    Files.move(site.path("target/site"), site.path("target/.ovenproof-site-old"));
    both("page", block("a", "1 +"), block("a", "1 +"));
    // The next build begins.
    site.close();
    assertThat(site.problemsOfPublishing()).isNotEmpty();
    assertThat(site.files("target/site")).isEqualTo(published);
  }

  @Test
  void what_fills_a_gap_is_not_looked_at_for_other_gaps() throws Exception {
    String code = "\"\\uE0F0after 1\\uE0F1\"";
    both("page", block("a", code) + block("b", "42"), block("a", code) + block("b", "42"));
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).containsOnlyOnce("42</pre>");
  }

  @Test
  void a_page_that_is_gone_is_gone_from_the_site() throws Exception {
    both("page", block("a", "1 + 1"), block("a", "1 + 1"));
    both("other", "글.", "Text.");
    site.publish();
    site.delete("content/ko/other.adoc").delete("content/en/other.adoc");
    site.publish();
    assertThat(site.files("target/site")).containsOnlyKeys(FILES_OF_A_PAIR);
  }

  @Test
  void a_picture_is_a_file_named_by_its_content_and_shared() throws Exception {
    String code = "new java.awt.image.BufferedImage(3, 3, 1)";
    String korean = block("a", code).replace("]", ",alt=검은 사각형]");
    both("page", korean, korean.replace("검은 사각형", "a black square"));
    site.publish();
    Map<String, String> files = site.files("target/site");
    assertThat(files.keySet().stream().filter(path -> path.endsWith(".png"))).hasSize(1);
    String picture =
        files.keySet().stream().filter(p -> p.endsWith(".png")).findFirst().orElseThrow();
    assertThat(picture).matches("pictures/[0-9a-f]{16}\\.png");
    assertThat(files.get("en/page.html"))
        .contains("src=\"../" + picture + "\" alt=\"a black square\"");
    assertThat(files.get("ko/page.html")).contains("src=\"../" + picture + "\"");
  }

  @Test
  void a_change_of_an_included_file_is_seen_without_a_change_of_the_page() throws Exception {
    String include = "include::{snippets}/shared.jsh[tag=x]";
    site.file("examples/snippets/shared.jsh", "// tag::x[]\n1 + 1\n// end::x[]\n");
    both("page", block("x", include), block("x", include));
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("\n2</pre>");
    site.file("examples/snippets/shared.jsh", "// tag::x[]\n1 + 20\n// end::x[]\n");
    site.publish();
    assertThat(site.files("target/site").get("en/page.html")).contains("\n21</pre>");
  }

  @Test
  void the_report_names_every_snippet_and_every_problem() throws Exception {
    both(
        "page",
        block("good", "1 + 1") + "\n" + block("bad", "int x = 1 / 0;") + "\n" + block("after", "x"),
        block("good", "1 + 1")
            + "\n"
            + block("bad", "int x = 1 / 0;")
            + "\n"
            + block("after", "x"));
    BuildReport report = site.prove().report();
    assertThat(report.snippets().stream().map(line -> line.id() + " " + line.status()))
        .containsExactly("good ran", "bad failed", "after skipped");
    assertThat(report.snippets().get(1).problem())
        .startsWith("content/ko/page.adoc:10:1: ArithmeticException: / by zero");
    assertThat(report.snippets().get(2).problem()).isNull();
    assertThat(report.problems()).containsExactly(report.snippets().get(1).problem());
    assertThat(Files.readString(site.path("target/snippets/report.json")))
        .contains("\"discovered\": 3", "\"ran\": 1", "\"failed\": 1", "\"skipped\": 1");
  }

  @Test
  void words_that_cannot_be_read_are_told_at_their_line() throws Exception {
    both("page", block("x", "1"), block("x", "1"));
    Path words = site.path("templates/text/en.properties");
    String cure =
        "\n    → lines are name=value in UTF-8, and \\u is followed by four hexadecimal digits";
    Files.writeString(words, "a=1\nb=\\u00\n");
    assertThat(site.problemsOfPublishing())
        .containsExactly(
            "templates/text/en.properties:2:1: a \\u is not followed by four hexadecimal digits"
                + cure);
    Files.write(words, new byte[] {'a', '=', '1', '\n', 'b', '=', (byte) 0xe9, '\n'});
    assertThat(site.problemsOfPublishing())
        .containsExactly("templates/text/en.properties:2:1: it is not UTF-8" + cure);
  }
}
