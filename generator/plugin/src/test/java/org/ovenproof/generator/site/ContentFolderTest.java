package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.cache.FileStates;
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

  @Test
  void links_out_of_the_project_are_refused_and_others_followed(@TempDir Path machine)
      throws Exception {
    Path secret = Files.writeString(machine.resolve("secret.txt"), "secret");
    Files.writeString(Files.createDirectory(machine.resolve("folder")).resolve("a.adoc"), "= A\n");
    Files.createSymbolicLink(machine.resolve("chain"), secret);
    Path en = site.path("content/en");
    Files.createSymbolicLink(en.resolve("page.adoc"), machine.resolve("folder/a.adoc"));
    Files.createSymbolicLink(en.resolve("data.csv"), machine.resolve("chain"));
    Files.createSymbolicLink(en.resolve("_part.adoc"), secret);
    Files.createSymbolicLink(en.resolve("folder"), machine.resolve("folder"));
    Files.createSymbolicLink(site.path("assets/secret.txt"), secret);
    Files.createSymbolicLink(site.path("assets/folder"), machine.resolve("folder"));
    site.file("shared/logo.svg", "<svg/>");
    Files.createSymbolicLink(site.path("assets/shared"), Path.of("../shared"));
    Files.createSymbolicLink(site.path("assets/logo.svg"), Path.of("../shared/logo.svg"));
    Files.createSymbolicLink(en.resolve("logo.svg"), Path.of("../../shared/logo.svg"));
    site.page("a", "= A\n\ninclude::_part.adoc[]\n\nlink:data.csv[]\n\nlink:/secret.txt[]\n");

    String real = machine.toRealPath().toString();
    assertThat(site.problems())
        .containsExactly(
            out("assets/folder", real + "/folder"),
            out("assets/secret.txt", real + "/secret.txt"),
            out("content/en/_part.adoc", real + "/secret.txt"),
            """
            content/en/a.adoc:3:1: the included file 'content/en/_part.adoc' lies outside of the project
                → move it into the project\
            """,
            """
            content/en/a.adoc:5:6: the link data.csv leads nowhere in this site
                → write that page, or link to one that is there\
            """,
            """
            content/en/a.adoc:7:6: the link /secret.txt leads nowhere in this site
                → write that page, or link to one that is there\
            """,
            out("content/en/data.csv", real + "/secret.txt"),
            out("content/en/folder", real + "/folder"),
            out("content/en/page.adoc", real + "/folder/a.adoc"));

    for (String link : new String[] {"page.adoc", "data.csv", "_part.adoc", "folder"}) {
      Files.delete(en.resolve(link));
    }
    Files.delete(site.path("assets/secret.txt"));
    Files.delete(site.path("assets/folder"));
    site.page("a", "= A\n");
    site.publish();
    assertThat(site.files("target/site"))
        .containsKeys("logo.svg", "shared/logo.svg", "en/logo.svg", "style.css", "en/a.html")
        .containsEntry("shared/logo.svg", "<svg/>");
  }

  private static String out(String link, String target) {
    return """
    %s:1:1: the symbolic link leads out of the project, to %s
        → delete it, and copy what the site needs of that into the project\
    """
        .formatted(link, target);
  }

  @Test
  void a_link_may_lead_anywhere_in_the_repository_and_to_a_folder_that_the_settings_name(
      @TempDir Path machine) throws Exception {
    Path project = Files.createDirectories(machine.resolve("repository/docs"));
    Files.createDirectory(machine.resolve("repository/.git"));
    Files.writeString(machine.resolve("repository/logo.svg"), "<svg/>");
    Path assets = Files.createDirectory(machine.resolve("assets"));
    Files.writeString(assets.resolve("style.css"), "");
    Files.createSymbolicLink(assets.resolve("same.css"), Path.of("style.css"));
    try (TestSite inRepository = new TestSite(project)) {
      inRepository.pageOf("a", "1");
      Files.createSymbolicLink(
          project.resolve("content/en/logo.svg"), Path.of("../../../logo.svg"));
      inRepository.properties("asset.folder=../../assets\n").publish();
      assertThat(inRepository.files("target/site")).containsKeys("en/logo.svg", "same.css");
    }
  }

  @Test
  void a_folder_of_the_site_that_is_a_link_out_of_the_project_is_refused(@TempDir Path machine)
      throws Exception {
    Files.writeString(machine.resolve("secret.txt"), "secret");
    site.delete("assets");
    Files.createSymbolicLink(site.path("assets"), machine);
    assertThat(site.problems()).containsExactly(out("assets", machine.toRealPath().toString()));
  }

  @Test
  void links_among_the_assets_that_lead_nowhere_or_back_are_named() throws Exception {
    Files.createSymbolicLink(site.path("assets/gone.css"), Path.of("nowhere"));
    Files.createSymbolicLink(site.path("assets/loop"), Path.of("."));
    site.publish();
    assertThat(site.files("target/site")).containsKey("style.css").doesNotContainKey("gone.css");
    assertThat(site.prove().warnings().stream().map(Problem::text))
        .containsExactly(
            """
            assets/gone.css:1:1: warning: the symbolic link leads nowhere, so nothing is published
                → delete it, or put back what it leads to\
            """,
            """
            assets/loop:1:1: warning: the symbolic link leads back to a folder that it is in, so it is not followed
                → delete it\
            """);
  }
}
