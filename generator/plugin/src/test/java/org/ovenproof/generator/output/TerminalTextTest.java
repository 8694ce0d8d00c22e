package org.ovenproof.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shown is what a terminal would show. */
class TerminalTextTest {

  private static final String ESC = "\u001B";

  @Test
  void text_without_controls_stays() {
    assertPlain("a\tb\n\n한글 \uD83D\uDE00 e\u0301", "a\tb\n\n한글 \uD83D\uDE00 e\u0301");
    assertThat(TerminalText.html("<a> & b")).isEqualTo("&lt;a&gt; &amp; b");
  }

  @Test
  void a_carriage_return_overwrites_from_the_start_of_the_line() {
    assertPlain("abc\rX", "Xbc");
    assertPlain("a\r\nb\r\n", "a\nb");
    assertPlain("100%\r\r 5%", " 5%%");
    assertPlain("가나다\rab", "ab나다");
    assertPlain("가나\ra", "a 나");
    assertPlain("ab나\r한", "한나");
    assertPlain("e\u0301x\ry", "yx");
  }

  @Test
  void a_backspace_deletes_and_stops_at_the_start_of_the_line() {
    assertPlain("helllo\b\bo", "hello");
    assertPlain("x\b\b\by\b", "");
    assertPlain("가나\b다", "가다");
    assertPlain("line\n\bnext", "line\nnext");
  }

  @Test
  void erased_parts_of_a_line_are_gone() {
    assertPlain("working" + ESC + "[2K\rdone", "done");
    assertPlain("working\r" + ESC + "[Kdone", "done");
    assertPlain("abc\rab" + ESC + "[1Kd", "  d");
  }

  @Test
  void what_moves_the_cursor_rings_or_names_a_window_is_left_out() {
    assertPlain("a" + ESC + "[3A" + ESC + "[?25l" + ESC + "[2Jb\u0007\u000E\u0000", "ab");
    assertPlain(ESC + "]8;;https://example.org" + ESC + "\\link" + ESC + "]8;;\u0007", "link");
    assertPlain(ESC + "(B" + ESC + "=" + ESC + "Pq#0" + ESC + "\\x\u009B1mb\u0085", "xb");
    assertPlain("cut" + ESC, "cut");
    assertPlain("cut" + ESC + "[3", "cut");
    assertPlain(ESC + "]0;never closed\nnext", "\nnext");
  }

  @Test
  void colours_are_classes() {
    assertHtml("[31;1mx", "ansi-red ansi-bold");
    assertHtml("[97;41mx", "ansi-bright-white ansi-on-red");
    assertHtml("[7;2;3;9mx", "ansi-faint ansi-italic ansi-inverse ansi-strike");
    assertHtml("[38;5;196mx", "ansi-bright-red");
    assertHtml("[38;5;9mx", "ansi-bright-red");
    assertHtml("[48;5;240mx", "ansi-on-bright-black");
    assertHtml("[38;2;0;120;0mx", "ansi-green");
    assertHtml("[38:2::255:0:255mx", "ansi-bright-magenta");
    assertHtml("[38;2;255;0mx", "");
    assertHtml("[1;38;5;21;4mx", "ansi-bright-blue ansi-bold ansi-underline");
    assertHtml("[1;31m" + ESC + "[22;39mx", "");
    assertHtml("[4m" + ESC + "[mx", "");
    assertHtml("[99999999999mx", "");
  }

  private static void assertPlain(String written, String shown) {
    assertThat(TerminalText.plain(written)).isEqualTo(shown);
  }

  private static void assertHtml(String sequence, String classes) {
    assertThat(TerminalText.html(ESC + sequence))
        .isEqualTo(classes.isEmpty() ? "x" : "<span class=\"" + classes + "\">x</span>");
  }
}
