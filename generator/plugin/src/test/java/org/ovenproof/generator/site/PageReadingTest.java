package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.page.Page;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.prove.Sessions;
import org.ovenproof.generator.report.Problem;

/** What pages may be made of, as far as a folder of {@code src/test/sites} cannot hold it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PageReadingTest {

  /** Attributes that a page may set for another tool, or that Asciidoctor reads. */
  private static final List<String> ATTRIBUTES =
      List.of(
          ":sectids!:",
          ":idprefix: _",
          ":idprefix: x-\n:idseparator: _",
          ":sectnums:",
          ":sectnums: all\n:sectnumlevels: 9",
          ":partnums:\n:doctype: book",
          ":doctype: book",
          ":doctype: inline",
          ":doctype: manpage",
          ":doctype: nosuch",
          ":backend: docbook5",
          ":backend: nosuch",
          ":leveloffset: 1",
          ":leveloffset: 9",
          ":leveloffset: -1",
          ":source-highlighter: nosuch",
          ":source-highlighter!:",
          ":source-highlighter: coderay",
          ":rouge-css: style",
          ":rouge-style: nosuch",
          ":source-language: java",
          ":source-linenums-option:",
          ":source-indent: 0",
          ":toc:",
          ":toc: macro\n:toclevels: 9",
          ":attribute-missing: drop-line",
          ":attribute-missing: warn",
          ":attribute-undefined: drop-line",
          ":compat-mode:",
          ":experimental:",
          ":stem:",
          ":icons: image",
          ":icons!:",
          ":xrefstyle: full",
          ":outfilesuffix: .htm",
          ":relfilesuffix: /",
          ":max-include-depth: 0",
          ":docfile: /nowhere/else.adoc\n:docdir: /nowhere",
          ":docname!:",
          ":imagesdir: /nowhere",
          ":showtitle!:",
          ":notitle:",
          ":noheader:",
          ":htmlsyntax: xml",
          ":lang: tlh",
          ":nolang:",
          ":hide-uri-scheme:",
          ":linkattrs:",
          ":data-uri:",
          ":prewrap!:",
          ":tabsize: nosuch",
          ":figure-caption: Figure\n:table-caption: Table\n:listing-caption: Listing",
          ":sectanchors:\n:sectlinks!:",
          ":webfonts!:\n:stylesheet: nosuch.css\n:linkcss:",
          ":jbake-order: first",
          ":snippets: /nowhere");

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void begin() {
    site = new TestSite(folder);
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void what_the_site_says_of_standard_error_holds_where_no_page_and_no_block_says_else()
      throws Exception {
    String block = "[source%run,java]\n----\nSystem.err.println(\"a word\");\n----\n";
    site.properties("snippets.stderr=fail\n").page("a", "= A\n\n" + block);
    site.page("b", "= B\n:snippets-stderr: false\n\n" + block);
    site.page("c", "= C\n\n" + block.replace(",java", ",java,stderr=true"));
    Proof proof = site.prove();
    assertThat(proof.problems().stream().map(Problem::text))
        .containsExactly(
            """
            content/en/a.adoc:3:1: the snippet 'snippet-1' writes to standard error
                a word
                → mend the code, or say stderr=true to show it or stderr=false to leave it out\
            """);
    assertThat(site.preview(proof).get("en/b.html")).doesNotContain("a word</pre>");
    assertThat(site.preview(proof).get("en/c.html")).contains("a word</pre>");
  }

  @Test
  void whatever_a_page_sets_of_asciidoctor_ends_no_build() throws Exception {
    String body =
        """

        Text of before.

        == Section

        [source%run,java]
        ----
        1 + 1
        ----

        === Under it

        .Code
        [source,ruby]
        ----
        puts 1
        ----

        |===
        |a |b
        |===
        """;
    for (int number = 0; number < ATTRIBUTES.size(); number++) {
      site.page("p" + number, "= Page\n" + ATTRIBUTES.get(number) + "\n" + body);
    }
    Proof proof = site.prove();

    assertThat(proof.pages()).hasSameSizeAs(ATTRIBUTES);
    assertThat(proof.problems()).allMatch(problem -> problem.at().path().endsWith(".adoc"));
    assertThat(proof.problems()).noneMatch(problem -> problem.message().contains("cannot be read"));
    assertThat(site.preview(proof)).containsKey("en/p0.html");
    for (Page page : proof.pages()) {
      assertThat(page.snippets()).as(page.path()).hasSize(1);
    }
  }

  @Test
  void code_without_a_language_is_plain_whatever_was_read_before() throws Exception {
    site.page("a", "= Page\n\n```\na < b\n```\n");
    site.page("b", "= Page\n\n[source]\n----\na < b\n----\n");
    site.pageOf("c", "1 + 1");

    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    Map<String, String> pages = site.preview(proof);
    assertThat(pages.get("en/a.html")).contains("<code>a &lt; b</code>");
    assertThat(pages.get("en/b.html")).contains("<code>a &lt; b</code>");
  }

  @Test
  void an_include_of_a_link_that_leads_nowhere_is_told() throws Exception {
    site.page("page", "= Page\n\ninclude::_link.adoc[]\n\ninclude::_loop.adoc[]\n");
    Files.createSymbolicLink(folder.resolve("content/en/_link.adoc"), Path.of("gone.adoc"));
    Files.createSymbolicLink(folder.resolve("content/en/_loop.adoc"), Path.of("_loop.adoc"));
    Files.createSymbolicLink(
        folder.resolve("content/en/.#page.adoc"), Path.of("me@host.1234:5678"));
    site.pageOf("other", "1 + 1");

    assertThat(site.problems())
        .containsExactly(
            "content/en/page.adoc:3:1: the included file 'content/en/_link.adoc' is a link to"
                + " 'gone.adoc', which does not exist\n"
                + "    → mend the link, or include the file itself",
            "content/en/page.adoc:5:1: the included file 'content/en/_loop.adoc' is a link to"
                + " '_loop.adoc', which does not exist\n"
                + "    → mend the link, or include the file itself");
  }

  @Test
  void a_page_or_an_include_that_is_huge_is_told() throws Exception {
    String huge = "0123456789abcdef".repeat(1 << 20) + "\n";
    site.page("huge", "= Page\n\n" + huge);
    site.file("content/en/_huge.txt", huge);
    site.page("page", "= Page\n\ninclude::_huge.txt[]\n");
    site.pageOf("other", "1 + 1");

    assertThat(site.problems())
        .containsExactly(
            "content/en/huge.adoc:1:1: the page is larger than 16 MB\n"
                + "    → make several pages of it",
            "content/en/page.adoc:3:1: the included file 'content/en/_huge.txt' is larger than"
                + " 16 MB\n"
                + "    → keep what the page shows of it in a file of its own");
  }

  @Test
  void blocks_in_blocks_without_end_are_told() throws Exception {
    StringBuilder blocks = new StringBuilder("= Page\n\n");
    for (int depth = 0; depth < 2000; depth++) {
      blocks.append("=".repeat(4 + depth)).append('\n');
    }
    site.page("deep", blocks.toString());
    site.pageOf("other", "1 / 0");

    assertThat(site.problems()).anyMatch(each -> each.startsWith("content/en/other.adoc:5:1"));
    assertThat(site.problems()).anyMatch(each -> each.startsWith("content/en/deep.adoc:"));
  }

  @Test
  void what_is_taken_home_of_two_pages_has_two_names() throws Exception {
    String second = "\n[source%run,java,session=second]\n----\n\"second\"\n----\n";
    site.page("v1", "= One\n\n[source%run,java]\n----\n\"v1\"\n----\n" + second);
    site.pageOf("v1.2", "\"v1.2\"");
    site.pageOf("v1.2.1", "\"v1.2.1\"");
    site.publish();

    List<String> scripts =
        site.files("target/site/en").entrySet().stream()
            .filter(file -> file.getKey().endsWith(".jsh"))
            .map(file -> file.getKey() + " " + file.getValue().replaceAll("(?s).*display\\(\"", ""))
            .map(text -> text.replaceAll("(?s)\".*", ""))
            .toList();

    assertThat(scripts)
        .containsExactly("v1.2.1.1.jsh v1.2.1", "v1.2.1.jsh v1.2", "v1.2.jsh second", "v1.jsh v1");
  }

  @Test
  void a_session_of_one_page_is_not_the_page_of_that_name() throws Exception {
    site.page(
        "cnn",
        "= One\n\n[source%run,java,session=train]\n----\nint x = 1;\nx\n----\n\n"
            + "[source%run,java,session=\"../a b\\\"<'한/\"]\n----\n\"odd\"\n----\n");
    site.page("cnn/train", "= Two\n\n[source%run,java]\n----\n\"other\"\n----\n");

    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    assertThat(Sessions.of(proof.pages(), List.of("en")).names()).hasSize(3);
  }
}
