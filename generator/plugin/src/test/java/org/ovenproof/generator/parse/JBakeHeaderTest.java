package org.ovenproof.generator.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.site.TestSite;

/** What JBake's users have written for JBake: headers of pages, and settings. */
class JBakeHeaderTest {

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
    site.file(
        "templates/page.peb",
        "{{ page.title }}, {{ page.date }}, {% for tag in page.tags %}{{ tag }};{% endfor %}\n"
            + "{{ page.body | raw }}");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_page_may_begin_with_the_header_of_jbake() throws Exception {
    site.page(
        "a",
        """
        title=Third Post
        date=2013-09-26
        type=page
        tags=blog, asciidoc
        status=published
        ~~~~~~
        = In the page
        A Person

        Some text.
        """);
    site.publish();
    assertThat(site.files("target/site").get("en/a.html"))
        .startsWith("Third Post, 2013-09-26, blog;asciidoc;")
        .contains("<p>Some text.</p>")
        .doesNotContain("status=published", "~~~~");
  }

  @Test
  void what_is_wrong_below_it_is_told_at_its_own_line() throws Exception {
    site.page(
        "a", "title=A\ntype=page\nstatus=published\n~~~~~~\n\n[source%run,java]\n----\nx\n----\n");
    assertThat(site.problems()).hasSize(1);
    assertThat(site.problems().get(0)).startsWith("content/en/a.adoc:8:1: cannot find symbol");
  }

  @Test
  void a_draft_is_one_in_this_form_too() throws Exception {
    site.pageOf("a", "1");
    site.page("b", "title=B\ntype=page\nstatus=draft\n~~~~~~\nText.\n");
    site.publish();
    assertThat(site.files("target/site")).containsKey("en/a.html").doesNotContainKey("en/b.html");
  }

  @Test
  void another_separator_counts_and_a_listing_of_such_lines_is_none() {
    assertThat(JBakeHeader.of("a=b\n+++\nText\n", "+++").orElseThrow())
        .isEqualTo(new JBakeHeader(Map.of("jbake-a", "b"), "\n\nText\n"));
    assertThat(JBakeHeader.of("= Title\n\na=b\n~~~~~~\n", "~~~~~~")).isEmpty();
    assertThat(JBakeHeader.of("Section\n~~~~~~\n", "~~~~~~")).isEmpty();
    assertThat(JBakeHeader.of("a=b\nText\n", "~~~~~~")).isEmpty();
  }

  @Test
  void a_setting_of_jbakes_without_effect_is_named_and_one_with_it_is_not() throws Exception {
    site.pageOf("a", "1");
    site.properties("site.host=https://example.com\nrender.tags=true\n");
    assertThat(site.prove().warnings().stream().map(Problem::text))
        .containsExactly(
            """
            jbake.properties:3:1: warning: 'render.tags' means nothing here
                → leave it out: pages are made of content alone, each at the address of its file\
            """);
  }
}
