package org.ovenproof.generator.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.report.Problem;
import org.ovenproof.generator.site.TestSite;

/** What an audit finds in prose, and what it leaves out. */
class AuditTest {

  private static List<String> words(String language, String text) {
    return Audit.in("a.adoc", text, language).stream().map(Audit.Finding::word).toList();
  }

  @Test
  void numbers_and_comparisons_are_found_at_their_places() {
    assertThat(Audit.in("a.adoc", "= Page\n\nIt paints 25 % more,\nand never less.", "en"))
        .extracting(Audit.Finding::toString)
        .containsExactly(
            "a.adoc:3:11: \"25 %\" in \"It paints 25 % more,\"",
            "a.adoc:3:16: \"more\" in \"It paints 25 % more,\"",
            "a.adoc:4:5: \"never\" in \"and never less.\"",
            "a.adoc:4:11: \"less\" in \"and never less.\"");
    assertThat(words("ko", "원을 가장 적게 그려요. 씨앗마다 25개만, 더 거의 언제나 못지않게요."))
        .containsExactly("가장", "씨앗마다", "25", "개만", "더", "거의", "언제나", "못지않게");
    assertThat(words("en", ".Titled 3\n|===\n|A cell 4.5 2+| 1,000 and ½\n|===\n* item −1.5"))
        .containsExactly("3", "4.5", "1,000", "½", "−1.5");
    assertThat(
            words("en", "image::x.svg[Seven of 8,width=300]\n[source%run,java,alt=\"Bars at 9\"]"))
        .containsExactly("8", "9");
    assertThat(words("en", ":description: The best of 7.\n:jbake-order: 50"))
        .containsExactly("best", "7");
    assertThat(words("en", "See <<part-2,the 3 parts>> and link:x2.html[all 4]."))
        .containsExactly("3", "4");
  }

  @Test
  void what_a_claim_or_a_value_carries_is_not() {
    assertThat(
            words(
                "en",
                "It claim:x[least,\"paints 3 circles,\nthe *least* [of 5]\"] and value:x[all,0.0] of 6, claim:y[more]."))
        .containsExactly("6");
    assertThat(words("en", "\\claim:x[the most]")).containsExactly("most");
  }

  @Test
  void what_is_no_prose_is_not() {
    assertThat(
            words(
                "en",
                """
                In 2014, on 2024-05-01, 3 May and May 3, with JDK 17, version 1.2, 1.2.3 and GPT-4.
                A 2D `code 5`, ``more 6``, https://x.example/7[it], a8@b.example, {set-9}, log(1 − D).
                // 10 more
                include::part-11.adoc[lines=1..2]
                [source,java,width=12]
                ----
                int most = 13;
                ----

                ....
                14
                ....

                ++++
                <mn>15</mn>
                ++++

                ////
                16
                ////

                ```java
                17
                ```

                 literal 18
                 more

                1. One
                [[id-19]]
                [#id-20]
                pass:[21] +++22+++
                """))
        .isEmpty();
    assertThat(words("ko", "2014년 5월 3일, 5월 3일, 버전 1.2, 하지만 다만 좋지만 만들고 더하고 마다하지 만 년")).isEmpty();
  }

  @Test
  void a_site_is_audited_through_its_includes_and_nothing_fails(@TempDir Path folder)
      throws Exception {
    try (TestSite site = new TestSite(folder)) {
      site.file("content/en/_part.adoc", "Included, it is\nthe most of 3.\n");
      site.page(
          "a",
          "= A\n\ninclude::_part.adoc[]\n\nIt claim:yes[is more].\n\n"
              + "[source%run,java,id=yes]\n----\n1 < 2\n----\n");
      Proof proof = site.prove();
      assertThat(proof.problems()).extracting(Problem::text).isEmpty();
      List<String> lines = Audit.lines(site.settings().project(), proof.pages());
      assertThat(lines)
          .containsExactly(
              "content/en/_part.adoc:2:5: \"most\" in \"the most of 3.\"",
              "content/en/_part.adoc:2:13: \"3\" in \"the most of 3.\"",
              "content/en/a.adoc: 1 numbers and 1 comparisons that nothing bears out; 1 claims and 0"
                  + " values",
              "all pages: 1 numbers and 1 comparisons that nothing bears out");
      assertThat(Files.exists(folder.resolve("target/snippets/audit.txt"))).isFalse();
    }
  }
}
