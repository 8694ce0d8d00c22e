package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.Problem;

class ContentFolderTest {

  @TempDir private Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
    site.pageOf("a", "1");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void files_beside_pages_are_published_and_pages_are_those_that_jbake_renders() throws Exception {
    site.page(
        "b", "= B\n\nimage::images/one.png[]\n\nlink:c.html[] link:d.html[] link:data/x.csv[]\n");
    site.file("content/en/c.asciidoc", "= C\n");
    site.file("content/en/d.ad", "= D\n");
    site.file("content/en/images/one.png", "picture");
    site.file("content/en/data/x.csv", "1,2");
    site.file("content/en/_part.adoc", "part");
    site.file("content/en/.hidden/x.png", "hidden");
    site.file("content/en/a.adoc~", "backup");
    site.file("content/en/#a.adoc#", "not saved");
    site.file("content/en/.DS_Store", "system");
    site.file("content/en/ignored/.jbakeignore", "");
    site.file("content/en/ignored/x.adoc", "no page");
    site.publish();
    assertThat(site.files("target/site"))
        .containsOnlyKeys(
            ".ovenproof-manifest",
            "en/a.html",
            "en/a.ipynb",
            "en/a.jsh",
            "en/b.html",
            "en/c.html",
            "en/d.html",
            "en/data/x.csv",
            "en/images/one.png",
            "style.css")
        .containsEntry("en/images/one.png", "picture");
  }

  @Test
  void what_would_take_the_place_of_something_else_is_told() throws Exception {
    site.file("content/style.css", "x");
    site.file("content/en/a.asciidoc", "= Again\n:translation: none\n");
    site.file("content/en/a.jsh", "x");
    site.file("assets/en/a.ipynb", "x");
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/a.adoc:1:1: content/en/a.adoc would be published where assets/en/a.ipynb is: at en/a.ipynb
                → rename one of the two\
            """,
            """
            content/en/a.asciidoc:1:1: the page has the address of content/en/a.adoc: their names look the same
                → rename one of the two\
            """,
            """
            content/en/a.jsh:1:1: content/en/a.jsh would be published where content/en/a.adoc is: at en/a.jsh
                → rename one of the two\
            """,
            """
            content/style.css:1:1: content/style.css would be published where assets/style.css is: at style.css
                → rename one of the two\
            """);
  }

  @Test
  void a_page_in_another_language_is_refused_and_other_such_files_are_named() throws Exception {
    site.file("content/en/post.md", "title=Post\nstatus=published\n~~~~~~\n\nText.\n");
    site.file("content/en/raw.html", "title=Raw\n~~~~~~\n<p>Text\n");
    site.file("content/en/README.md", "# Notes\n");
    site.file("content/docinfo.html", "<meta>");
    assertThat(site.problems())
        .containsExactly(
            """
            content/en/post.md:1:1: pages are AsciiDoc here, and this one is Markdown
                → write it as AsciiDoc in a file that ends in .adoc, or move it out of the folder\
            """,
            """
            content/en/raw.html:1:1: pages are AsciiDoc here, and this one is HTML
                → write it as AsciiDoc in a file that ends in .adoc, or move it out of the folder\
            """);
    assertThat(site.prove().warnings().stream().map(Problem::text))
        .containsExactly(
            """
            content/docinfo.html:1:1: warning: it is not published: pages are AsciiDoc here, and this is HTML
                → write it as AsciiDoc in a file that ends in .adoc, put it into the folder of the assets, or move it away\
            """,
            """
            content/en/README.md:1:1: warning: it is not published: pages are AsciiDoc here, and this is Markdown
                → write it as AsciiDoc in a file that ends in .adoc, put it into the folder of the assets, or move it away\
            """);
  }

  @Test
  void links_of_the_file_system_end_no_build() throws Exception {
    Path en = site.path("content/en");
    // So Emacs marks a file that is edited.
    Files.createSymbolicLink(en.resolve(".#a.adoc"), Path.of("somebody@host.1:2"));
    Files.createSymbolicLink(site.path("assets/.#x.css"), Path.of("somebody@host.1:2"));
    Files.createSymbolicLink(site.path("templates/.#x.peb"), Path.of("somebody@host.1:2"));
    Files.createSymbolicLink(en.resolve("gone.adoc"), Path.of("nowhere"));
    Files.createSymbolicLink(en.resolve("loop"), Path.of("."));
    site.file("elsewhere/linked.adoc", "= Linked\n");
    Files.createSymbolicLink(en.resolve("more"), Path.of("../../elsewhere"));
    site.publish();
    assertThat(FileStates.of(site.site().inputs()).digest()).isNotEmpty();
    assertThat(site.files("target/site")).containsKey("en/more/linked.html");
    assertThat(site.prove().warnings().stream().map(Problem::text))
        .containsExactly(
            """
            content/en/gone.adoc:1:1: warning: the symbolic link leads nowhere, so nothing is published
                → delete it, or put back what it leads to\
            """,
            """
            content/en/loop:1:1: warning: the symbolic link leads back to a folder that it is in, so it is not followed
                → delete it\
            """);
  }
}
