package org.ovenproof.generator.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
