package org.ovenproof.generator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML is read as a browser reads it (WHATWG, "Named character references"). */
class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A &mdash; B | A — B",
        "A&#8212;B | A—B",
        "A &#x2014; B | A — B",
        "&lt;b&gt; &amp;amp; &quot;c&quot; &#39;d&#39; | <b> &amp; \"c\" 'd'",
        "&notin; &hellip; &eacute; | ∉ … é",
        "<em>a</em> <code>b &lt; c</code> | a b < c",
        "<a title=\"x > y\" href=\"#z\">a</a>b | ab",
        "a<br>b | a b",
        "a&nbsp;b | a b",
        "R&D &nosuch; &#; & | R&D &nosuch; &#; &",
        "<!-- no -->a<script>b</script> | a",
        "한&#44544; <b>굵게</b>는 | 한글 굵게는"
      })
  void the_text_of_html(String html, String text) {
    assertThat(Html.plain(html)).isEqualTo(text);
  }

  @Test
  void a_reference_to_no_character_is_read_as_what_stands_for_one() {
    assertThat(Html.plain("a&#99999999;b")).isEqualTo("a\uFFFDb");
    assertThat(Html.plain("a&#99999999999999999999;b")).startsWith("a").endsWith("b");
    assertThat(Html.plain("")).isEmpty();
  }

  @Test
  void what_is_escaped_is_read_as_it_was() {
    String text = "<b class=\"x\">&amp; it's</b>";
    assertThat(Html.plain(Html.escape(text))).isEqualTo(text);
  }
}
