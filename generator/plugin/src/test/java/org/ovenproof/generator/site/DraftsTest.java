package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.live.LiveSite;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.run.Execution;
import org.ovenproof.generator.snippet.Session;
import org.ovenproof.generator.snippet.Snippet;

class DraftsTest implements LiveSite.Listener {

  private static final String NAV =
      "{% for item in nav %}[{{ item.title }}{% if item.draft %} draft{% endif %}]{% endfor %}\n"
          + "{% if next is not null %}next {{ next.title }}{% endif %}\n{{ page.body | raw }}";

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
    site.file("templates/page.peb", NAV);
    site.pageOf("a", "1");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void page(String name, String header) {
    site.page(name, "= Page " + name + "\n" + header + "\n\nText.\n");
  }

  /** Publishes and returns the pages that are there. */
  private List<String> published() throws Exception {
    site.publish();
    return site.files("target/site").keySet().stream()
        .filter(file -> file.endsWith(".html"))
        .map(file -> file.replaceAll("en/|\\.html", ""))
        .toList();
  }

  @Test
  void a_draft_is_neither_published_nor_run_and_no_page_knows_of_it() throws Exception {
    site.page(
        "b",
        "= Secret\n:jbake-status: draft\n\n[source%run,java]\n----\nno java\n----\n\nlink:c.html[]\n");
    site.pageOf("d", "2");

    assertThat(published()).containsExactly("a", "d");
    assertThat(site.files("target").values()).noneMatch(text -> text.contains("Secret"));
    assertThat(site.files("target/site").get("en/a.html")).contains("next Page");
    assertThat(site.prove().report().discovered()).isEqualTo(2);
  }

  @Test
  void the_preview_shows_a_draft_and_marks_it() throws Exception {
    page("b", ":jbake-status: draft");
    Proof all = previewed();
    String draft = site.preview(all).get("en/b.html");
    assertThat(draft)
        .contains("[Page b draft]")
        .contains(
            "<p class=\"draft-mark\" role=\"note\">Draft: the site is published without this page.</p>");
    assertThat(site.preview(all).get("en/a.html"))
        .contains("[Page b draft]")
        .doesNotContain("draft-mark");
  }

  /** Returns the proof of all pages, as the preview has it. */
  private Proof previewed() throws Exception {
    try (LiveSite live = new LiveSite(site.settings(), this)) {
      live.read(Set.of(folder));
      return live.proof();
    }
  }

  @Test
  void a_link_from_a_page_to_a_draft_is_told() throws Exception {
    page("b", ":jbake-status: draft");
    page("c", "\nlink:b.html[b]");
    List<String> told =
        List.of(
            """
            content/en/c.adoc:3:6: the link b.html leads to a draft, which is not published
                → take the link away, or write ':jbake-status: published' in the header of that page\
            """);
    assertThat(site.problems()).isEqualTo(told);
    assertThat(previewed().problems().stream().map(Problem::text)).isEqualTo(told);
  }

  @Test
  void drafts_may_link_to_each_other() throws Exception {
    page("b", ":jbake-status: draft\n\nlink:c.html[c]");
    page("c", ":jbake-status: draft\n\nlink:b.html[b]");
    assertThat(previewed().problems()).isEmpty();
  }

  @Test
  void a_page_with_a_date_waits_for_it() throws Exception {
    page("b", ":jbake-status: published-date\n:jbake-date: 2999-12-31");
    page("c", ":jbake-status: published-date\n:jbake-date: 2001-01-01");
    assertThat(published()).containsExactly("a", "c");

    site.properties("date.format=dd.MM.yyyy HH:mm\n").close();
    page("b", ":jbake-status: published-date\n:jbake-date: 31.12.2999 12:00");
    page("c", ":jbake-status: published-date\n:jbake-date: 01.01.2001 12:00");
    assertThat(published()).containsExactly("a", "c");
  }

  @Test
  void a_site_says_what_a_page_is_that_does_not_say_it_itself() throws Exception {
    page("b", "");
    page("c", ":jbake-status: published");
    site.properties("default.status=draft\n").close();
    assertThat(published()).containsExactly("c");

    site.properties("default.status=draft\ndefault.type=post\ntemplate.post.file=post.peb\n")
        .close();
    site.file("templates/post.peb", "post");
    published();
    assertThat(site.files("target/site").get("en/c.html")).isEqualTo("post");
  }

  @Test
  void a_site_of_drafts_alone_is_told() throws Exception {
    page("a", ":jbake-status: draft");
    assertThat(site.problems())
        .containsExactly(
            """
            content:1:1: every page is a draft, so there is nothing to publish
                → write ':jbake-status: published' in the header of a page that is ready\
            """);
  }

  @Test
  void what_is_no_status_and_no_date_is_told_at_its_line() throws Exception {
    page("b", ":jbake-type: page\n:jbake-status: drft");
    page("c", ":jbake-status: published-date\n:jbake-date: tomorrow");
    page("d", ":jbake-status: published-date");
    assertThat(site.problems().stream().collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            content/en/b.adoc:3:1: jbake-status must be published, draft or published-date but was 'drft'
                → did you mean 'draft'?
            content/en/c.adoc:3:1: jbake-date must be a date such as yyyy-MM-dd but was 'tomorrow'
                → write it like that, or say in jbake.properties how it is written: date.format
            content/en/d.adoc:2:1: a page with the status published-date says from when on it is published
                → write a line ':jbake-date:' with the date below this one\
            """);
  }

  @Test
  void a_counterpart_that_is_a_draft_is_told_as_one_whichever_language_it_is_in() throws Exception {
    site.file("content/ko/a.adoc", "= 페이지\n:jbake-status: draft\n");
    page("a", "");
    page("b", ":jbake-status: published-date\n:jbake-date: 2999-12-31");
    site.file("content/ko/b.adoc", "= 페이지\n\nlink:a.html[]\n");
    List<String> told =
        List.of(
            """
            content/en/a.adoc:1:1: the counterpart of the page, content/ko/a.adoc, is a draft, which is not published
                → write ':jbake-status: published' in its header, or ':jbake-status: draft' or ':translation: none' in the header of this one\
            """,
            """
            content/ko/b.adoc:1:1: the counterpart of the page, content/en/b.adoc, is a draft, which is not published
                → write ':jbake-status: published' in its header, or ':jbake-status: draft' or ':translation: none' in the header of this one\
            """,
            """
            content/ko/b.adoc:3:6: the link a.html leads to a draft, which is not published
                → take the link away, or write ':jbake-status: published' in the header of that page\
            """);
    assertThat(site.problems()).isEqualTo(told);
    assertThat(previewed().problems().stream().map(Problem::text)).isEqualTo(told);
  }

  @Test
  void drafts_are_counterparts_of_each_other() throws Exception {
    page("b", ":jbake-status: draft");
    site.file("content/ko/a.adoc", "= 페이지\n\n[source%run,java]\n----\n1\n----\n");
    site.file("content/ko/b.adoc", "= 페이지\n:jbake-status: draft\n");
    assertThat(site.problems()).isEmpty();
    assertThat(previewed().problems()).isEmpty();
  }

  @Test
  void what_means_nothing_is_named_once() throws Exception {
    page("b", ":jbake-tag: x\n:docinfo: shared");
    page("c", ":jbake-tag: x\n:docinfo: shared\n:jbake-summary: y");
    page("d", ":jbake-tags: x, y\n:jbake-date: 2020-01-01\n:jbake-order: 3\n:jbake-title: Else");
    assertThat(
            site.prove().warnings().stream().map(Problem::text).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            content/en/b.adoc:2:1: warning: ':jbake-tag:' means nothing here, in this page and in all others
                → did you mean 'jbake-tags'?
            content/en/b.adoc:3:1: warning: ':docinfo:' means nothing here, in this page and in all others
                → leave it out: templates make all of a page but its body
            content/en/c.adoc:4:1: warning: ':jbake-summary:' means nothing here, in this page and in all others
                → leave it out; those that mean something are jbake-type, jbake-status, jbake-date, jbake-tags, jbake-title, jbake-order\
            """);
  }

  @Test
  void templates_see_the_title_date_and_tags_of_jbakes_header() throws Exception {
    site.file(
        "templates/page.peb",
        "{{ page.title }}|{{ page.date }}|{% for tag in page.tags %}{{ tag }};{% endfor %}");
    page("b", ":jbake-title: Else\n:jbake-date: 2020-01-01\n:jbake-tags: x, y");
    site.publish();
    assertThat(site.files("target/site").get("en/b.html")).isEqualTo("Else|2020-01-01|x;y;");
  }

  @Override
  public void parsed(int done, int all) {}

  @Override
  public void started(Session session, Snippet snippet) {}

  @Override
  public void ended(Session session, List<Execution> executions) {}

  @Override
  public void failed(Session session, IOException cause) {}
}
