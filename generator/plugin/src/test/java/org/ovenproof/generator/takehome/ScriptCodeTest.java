package org.ovenproof.generator.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCodeTest {

  @Test
  void a_chain_of_calls_is_one_statement_by_the_dot_at_the_end_of_its_lines() {
    assertThat(tied("var s = list\n    .stream()\n    .toList();\n"))
        .isEqualTo("var s = list.\n    stream().\n    toList();\n");
  }

  @Test
  void an_else_follows_its_brace() {
    assertThat(tied("if (a) {\n  b();\n}\nelse {\n  c();\n}\nd();\n"))
        .isEqualTo("if (a) {\n  b();\n} else {\n  c();\n}\nd();\n");
  }

  @Test
  void an_else_follows_the_semicolon_of_its_if() {
    assertThat(tied("if (a)\n  b();\nelse\n  c();\nd();\n"))
        .isEqualTo("if (a) b(); else c();\nd();\n");
  }

  @Test
  void a_comment_inside_a_statement_keeps_it_open() {
    assertThat(tied("var s = list // all of them\n    .stream();\n"))
        .isEqualTo("var s = list /* all of them */ .stream();\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a = 1;\nint b = 2;\n",
        "record A(int x) {}\nvar a = new A(1);\n",
        "for (;;) {\n}\n가();\n",
        "class A {\n  int x\n  = 1;\n}\n",
        "var s = \"\"\"\n  a\n  .b\n  \"\"\";\n",
        "f(\n  1\n  + 2);\n",
        "var s = \";\"; // };\nint b;\n",
        "while (a) {\n}\nwhile (b) {\n}\n",
        "// only a comment\n",
      })
  void statements_that_the_tool_reads_right_stay_as_they_are(String code) {
    assertThat(tied(code)).isEqualTo(code);
  }

  @Test
  void the_end_of_a_do_loop_follows_its_brace() {
    assertThat(tied("do {\n}\nwhile (b);\n")).isEqualTo("do {\n} while (b);\n");
  }

  @Test
  void the_last_expression_is_shown_before_the_comment_behind_it() {
    assertThat(shown("int a = 1;\na + 1 // two\n"))
        .isEqualTo("int a = 1;\ndisplay(a + 1); // two\n");
    assertThat(shown("record A(int x) {}\nnew A(1)\n    .x()\n"))
        .isEqualTo("record A(int x) {}\ndisplay(new A(1)\n    .x());\n");
    assertThat(shown("a = 5\n")).isEqualTo("display(a = 5);\n");
    assertThat(shown("a instanceof String\n")).isEqualTo("display(a instanceof String);\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "display(1)\n",
        "Display.display(1)\n",
        "int a = 5\n",
        "List<String> a = f()\n",
        "for (int i : a) {\n  display(i);\n}\n",
        "void show(int x) {\n  display(x);\n}\nshow(1)\n",
        "a();\n",
        "\n",
      })
  void what_is_no_value_is_not_shown(String code) {
    assertThat(shown(code))
        .doesNotContain("display(show")
        .doesNotContain("display(int")
        .doesNotContain("display(List")
        .doesNotContain("display(display")
        .doesNotContain("display(for")
        .isEqualTo(code.isBlank() ? "\n" : code);
  }

  private static String tied(String code) {
    return new ScriptCode(code).asItIs();
  }

  private static String shown(String code) {
    return new ScriptCode(code).showingLast("");
  }
}
