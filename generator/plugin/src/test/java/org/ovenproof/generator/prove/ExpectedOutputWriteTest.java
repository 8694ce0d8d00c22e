package org.ovenproof.generator.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.site.TestSite;

@Timeout(120)
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

  private static final String BLOCK =
      """
      [source%%run,java]
      ----
      int before = 1;
      System.out.print(%s);
      ----

      %s

      """;

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      literal.append("\\u%04x".formatted((int) each).replace("\\u000a", "\\n"));
    }
    return literal
        .append('"')
        .toString()
        .replace("\\u0022", "\\\"")
        .replace("\\u005c", "\\\\")
        .replace("\\u000d", "\\r");
  }

  /** Lines that mean something to Asciidoctor, to us, or to nobody. */
  private static final List<String> LINES =
      List.of(
          "----",
          "-----",
          "....",
          ".....",
          "--",
          "```",
          "|===",
          "====",
          "****",
          "____",
          "////",
          "<1>",
          "<1> a callout",
          "a <.>",
          "include::page.adoc[]",
          "\\include::page.adoc[]",
          "ifdef::a[]",
          "endif::[]",
          "ifeval::[1 == 1]",
          "ifndef::a[b]",
          ":name: value",
          "// note",
          "[.output]",
          "[source%run,java]",
          ".Title",
          "= Title",
          "+",
          "* item",
          "{name}",
          "",
          " ",
          "  indented",
          "\ttab",
          "a\tb",
          "…",
          "a…",
          "1.5 and 2",
          "한글 줄",
          "😀",
          "a\\",
          "\\",
          "&lt;",
          "image::a.png[]",
          "a::b[c]",
          "tag::a[]",
          "// tag::a[]",
          "\u0001bell\u0007",
          "%",
          "<<a>>");

  @Test
  void whatever_is_shown_and_written_reads_back_as_equal() throws Exception {
    Random random = new Random(11);
    StringBuilder page = new StringBuilder("= Page\n\n");
    List<String> blocks =
        List.of(
            "[.output]\n....\nold\n....",
            "[.output]\n----\nold\n----",
            "[.output]\n......\n......",
            "[listing.output]\n--\nold\n\nolder\n--",
            "[.output]\n```\nold\n```",
            "[listing.output]\nold",
            "[.output]\n old",
            "[.output]\n.With a title\n// and a comment\n....\nold\n....");
    for (int index = 0; index < 80; index++) {
      List<String> lines = new ArrayList<>();
      for (int line = random.nextInt(6); line >= 0; line--) {
        lines.add(LINES.get(random.nextInt(LINES.size())));
      }
      page.append(
          BLOCK
              .replace("before", "before" + index)
              .formatted(literal(String.join("\n", lines)), blocks.get(index % blocks.size())));
    }
    String text = page.toString();
    List<String> code = codeOf(text);
    try (TestSite site = new TestSite(folder)) {
      site.page("page", text).with("site.languages", "en").with("snippets.expect", "write");
      assertThat(site.problems()).isEmpty();
      assertThat(codeOf(Files.readString(site.path("content/en/page.adoc")))).isEqualTo(code);
      site.with("snippets.expect", "check");
      assertThat(site.problems()).isEmpty();
    }
  }

  private static List<String> codeOf(String page) {
    return page.lines().filter(line -> line.startsWith("System.out.print(")).toList();
  }

  @Test
  void a_page_that_has_changed_since_it_was_read_is_not_written() throws Exception {
    try (TestSite site = new TestSite(folder)) {
      Path page = site.path("content/en/page.adoc");
      String text =
          """
          = Page

          [source%%run,java]
          ----
          java.nio.file.Path page = java.nio.file.Path.of("%s");
          String text = java.nio.file.Files.readString(page);
          java.nio.file.Files.writeString(page, text.replace("= Page\\n", "= Page\\n\\n....\\nmore\\n....\\n"));
          42
          ----

          [.output]
          ....
          41
          ....
          """
              .formatted(page);
      site.page("page", text).with("site.languages", "en").with("snippets.expect", "write");

      assertThat(site.problems())
          .contains(
              """
              content/en/page.adoc:11:1: the file has changed since it was read, so nothing was \
              written into it
                  → build again with -Dsnippets.expect=write\
              """);
      assertThat(Files.readString(page))
          .isEqualTo(text.replace("= Page\n", "= Page\n\n....\nmore\n....\n"));
    }
  }

  @Test
  void a_block_whose_lines_are_not_all_in_its_place_is_told_and_left() throws Exception {
    String page =
        """
        = Page

        [source%run,java]
        ----
        42
        ----

        [.output]
        ....
        include::part.txt[]
        ....

        [source%run,java]
        ----
        43
        ----

        [.output]
        ....
        ifdef::never[]
        kept
        endif::[]
        ....
        """;
    try (TestSite site = new TestSite(folder)) {
      site.page("page", page).file("content/en/part.txt", "41\n");
      site.with("site.languages", "en").with("snippets.expect", "write");
      List<String> problems = site.problems();
      assertThat(problems).hasSize(4);
      assertThat(problems.get(0) + problems.get(1))
          .contains(
              """
              content/en/page.adoc:8:1: what the snippet shows now cannot be written: the block is \
              not all in this place
                  → write it as lines between two lines of dots, without an include or a condition\
              """);
      assertThat(Files.readString(site.path("content/en/page.adoc"))).isEqualTo(page);
    }
  }

  @Test
  void what_is_around_the_block_stays_as_it_was_byte_for_byte() throws Exception {
    String page = "\uFEFF" + PAGE.formatted("a", "41").replace("The end.\n", "끝  \r\n\r\nThe end.");
    try (TestSite site = new TestSite(folder)) {
      site.file("elsewhere/real.adoc", page).file("content/en/other.adoc", "= Other\n\nText.\n");
      Path real = site.path("elsewhere/real.adoc");
      Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
      Path link = Files.createSymbolicLink(site.path("content/en/page.adoc"), real);
      site.with("site.languages", "en").with("snippets.expect", "write");

      assertThat(site.problems()).isEmpty();

      assertThat(Files.readString(real))
          .isEqualTo(page.replace("....\na\n", "....\na\nb\nc\n").replace("41", "42"));
      assertThat(Files.isSymbolicLink(link)).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
          .isEqualTo("rw-rw-r--");
      try (Stream<Path> around = Files.list(real.getParent())) {
        assertThat(around).containsExactly(real);
      }
    }
  }
}
