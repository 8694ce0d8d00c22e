package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExpectedOutputWriteTest {

  private static final String PAGE =
      """
      = Page

      [source%%run,java]
      ----
      List.of("a", "b", "c").forEach(System.out::println);
      ----

      [.output]
      ....
      %s
      ....

      [source%%run,java]
      ----
      6 * 7
      ----

      [.output]
      ----
      %s
      ----

      The end.
      """;

  @TempDir private Path folder;

  @Test
  void what_is_shown_now_is_written_into_the_page_once_it_is_accepted() throws Exception {
    try (TestSite site = new TestSite(folder)) {
      site.page("page", PAGE.formatted("a", "41").replace("\n", "\r\n"));
      site.with("site.languages", "en").with("snippets.expect", "write");

      Proof proof = site.prove();

      assertThat(proof.problems()).isEmpty();
      assertThat(Files.readString(site.path("content/en/page.adoc")))
          .isEqualTo(PAGE.formatted("a\nb\nc", "42").replace("\n", "\r\n"));
    }
  }

  @Test
  void what_still_holds_stays_as_it_was_written() throws Exception {
    String holds = PAGE.formatted("a\n…", "42.000001");
    try (TestSite site = new TestSite(folder)) {
      site.page("page", holds);
      site.with("site.languages", "en").with("snippets.expect", "write");

      site.prove();

      assertThat(Files.readString(site.path("content/en/page.adoc"))).isEqualTo(holds);
    }
  }

  @Test
  void lines_around_one_that_has_changed_stay_as_they_were_written() throws Exception {
    String page =
        """
        = Page

        [source%%run,java]
        ----
        List.of("3.25 s", "4.5 s", "a", "b", "done at 12:30").forEach(System.out::println);
        ----

        [.output]
        ....
        …
        4.5 s
        %s
        b
        done at 12:…
        ....
        """;
    try (TestSite site = new TestSite(folder)) {
      site.page("page", page.formatted("old"));
      site.with("site.languages", "en").with("snippets.expect", "write");

      assertThat(site.problems()).isEmpty();

      assertThat(Files.readString(site.path("content/en/page.adoc")))
          .isEqualTo(page.formatted("a"));
    }
  }

  @Test
  void a_picture_is_kept_once_it_is_accepted_and_what_is_no_picture_is_never_overwritten()
      throws Exception {
    String page =
        """
        = Page

        [source%%run,java,alt="Black"]
        ----
        org.ovenproof.display.Picture.of(new java.awt.image.BufferedImage(2, 2, 1))
        ----

        [.output]
        image::%s[]
        """;
    try (TestSite site = new TestSite(folder)) {
      site.page("page", page.formatted("golden/black.png"));
      site.page("other", page.formatted("page.adoc"));
      site.with("site.languages", "en").with("snippets.expect", "write");

      List<String> problems = site.problems();

      assertThat(problems).hasSize(1);
      assertThat(problems.get(0)).contains("page.adoc cannot be read as one");
      assertThat(Files.readString(site.path("content/en/page.adoc")))
          .isEqualTo(page.formatted("golden/black.png"));
      site.with("snippets.expect", "check").delete("content/en/other.adoc");
      assertThat(site.path("content/en/golden/black.png")).exists();
      assertThat(site.problems()).isEmpty();
    }
  }
}
