package org.ovenproof.worker.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

  @Test
  void comments_are_blanked() {
    assertThat(Mask.of("a // b")).isEqualTo("a     ");
    assertThat(Mask.of("a // b\nc")).isEqualTo("a     \nc");
    assertThat(Mask.of("a /* b\n */ c")).isEqualTo("a     \n    c");
    assertThat(Mask.of("a /* b")).isEqualTo("a     ");
    assertThat(Mask.of("/**/a / b")).isEqualTo("    a / b");
  }

  @Test
  void what_is_in_quotes_is_blanked() {
    assertThat(Mask.of("\"b\" + c")).isEqualTo("\" \" + c");
    assertThat(Mask.of("\"\\\"b\" + c")).isEqualTo("\"   \" + c");
    assertThat(Mask.of("'\"' + 'b'")).isEqualTo("' ' + ' '");
    assertThat(Mask.of("'\\'' + \"//\" + c")).isEqualTo("'  ' + \"  \" + c");
    assertThat(Mask.of("\"\" + c")).isEqualTo("\"\" + c");
  }

  @Test
  void a_text_block_is_blanked_whole() {
    assertThat(Mask.of("\"\"\"\n a; \"b\"\n\"\"\";")).isEqualTo("\"\"\"\n       \n\"\"\";");
  }

  @Test
  void a_string_that_does_not_end_ends_with_its_line() {
    assertThat(Mask.of("a \"open\nb;")).isEqualTo("a \"    \nb;");
    assertThat(Mask.of("\"\\")).isEqualTo("\" ");
    assertThat(Mask.of("\"")).isEqualTo("\"");
  }

  @Test
  void the_start_is_that_of_the_first_code() {
    assertThat(Mask.start("int a;")).isZero();
    assertThat(Mask.start("// c\n int a;")).isEqualTo(6);
    assertThat(Mask.start("// nothing")).isZero();
  }
}
