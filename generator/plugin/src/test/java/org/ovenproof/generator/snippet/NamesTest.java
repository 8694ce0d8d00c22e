package org.ovenproof.generator.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ovenproof.generator.prove.Proof;
import org.ovenproof.generator.site.TestSite;

/** Names that look the same are one name, however their letters are written. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class NamesTest {

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

  /** Returns a text as a Mac writes the names of files. */
  private static String mac(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  @Test
  void a_page_its_counterpart_and_links_are_found_in_either_form() throws Exception {
    site.file(
        "content/ko/" + mac("쌍") + ".adoc",
        "= 쌍\n\nlink:빵.html#%s[빵] xref:%s.adoc[빵] link:빵.html#껍질[껍질]\n"
            .formatted(mac("껍질"), mac("빵")));
    site.file("content/en/쌍.adoc", "= Pair\n\nlink:쌍.html[itself]\n");
    site.file(
        "content/ko/" + mac("빵") + ".adoc",
        "= 빵\n:translation: none\n\n[#%s]\n== 껍질\n\n<<%s>>\n".formatted(mac("껍질"), mac("껍질")));
    site.publish();

    assertThat(site.path("target/site/ko/빵.html")).exists();
    String pair = Files.readString(site.path("target/site/ko/쌍.html"));
    assertThat(pair)
        .contains("href=\"빵.html#껍질\"", "href=\"빵.html\"")
        .doesNotContain("href=\"" + mac("빵"));
    assertThat(Files.readString(site.path("target/site/ko/빵.html")))
        .contains("id=\"껍질\"", "href=\"#껍질\"");
  }

  @Test
  void an_include_a_tag_a_snippet_and_what_it_is_to_show_are_found_in_either_form()
      throws Exception {
    site.file(
        "content/en/" + mac("조각") + "/_코드.jsh",
        "// tag::%s[]\n\"한글\"\n// end::%s[]\n".formatted(mac("부분"), mac("부분")));
    site.page(
        "page",
        """
        = Page

        [source%%run,java,id=%s]
        ----
        include::조각/%s.jsh[tag=부분]
        ----

        [.output]
        ....
        %s
        ....

        It says value:값[].
        """
            .formatted(mac("값"), mac("_코드"), mac("한글")));

    Proof proof = site.prove();
    assertThat(proof.problems()).isEmpty();
    assertThat(site.preview(proof).get("en/page.html")).contains("href=\"#값\">한글</a>");
  }

  @Test
  void two_pages_whose_names_look_the_same_have_one_address() throws Exception {
    site.page("빵", "= One\n");
    site.page(mac("빵"), "= Two\n");
    assertThat(site.problems())
        .singleElement()
        .asString()
        .startsWith("content/en/")
        .contains(": the page has the address of content/en/");
  }

  @Test
  void a_name_may_have_a_space() throws Exception {
    site.page("two words", "= Two\n\nlink:other.html[other] link:++two words.html++[itself]\n");
    site.page("other", "= Other\n\nlink:two%20words.html[two]\n");
    assertThat(site.problems()).isEmpty();
  }
}
