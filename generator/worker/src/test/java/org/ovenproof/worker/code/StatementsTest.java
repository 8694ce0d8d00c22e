package org.ovenproof.worker.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsTest {

  private static JShell shell;

  @BeforeAll
  static void open() {
    shell = JShell.builder().executionEngine("local").build();
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  @Test
  void a_line_may_hold_several_statements() {
    assertThat(statements("int a = 1; int b = 2; a + b"))
        .containsExactly("int a = 1;", "int b = 2;", "a + b");
  }

  @Test
  void each_statement_stands_where_its_offset_says() {
    String code = "\n  int a = 1;\n\n\tint f() {\n  return 1;\n}\n\n/* c */ f()\n";
    Statements statements = new Statements(shell.sourceCodeAnalysis(), code);
    while (statements.advance()) {
      String source = statements.source().strip();
      assertThat(code.substring(statements.offset())).startsWith(source);
      assertThat(source).isNotEmpty();
    }
  }

  @Test
  void no_statement_begins_with_a_blank() {
    assertThat(statements("\n\n  int a = 1;\r\n\r\n  a"))
        .allSatisfy(statement -> assertThat(statement).isEqualTo(statement.stripLeading()));
  }

  @Test
  void a_missing_last_semicolon_is_added_for_a_declaration() {
    assertThat(statements("int a = 1")).containsExactly("int a = 1;");
    assertThat(statements("var a = List.of(1) // one"))
        .containsExactly("var a = List.of(1); // one");
  }

  @Test
  void braces_strings_and_comments_do_not_end_a_statement() {
    assertThat(statements("Runnable r = () -> { int a = 1; int b = 2; }; r.run();"))
        .containsExactly("Runnable r = () -> { int a = 1; int b = 2; };", "r.run();");
    assertThat(statements("String s = \"a;b\"; char c = ';'; /* ; */ int i = 1; // ;"))
        .containsExactly("String s = \"a;b\";", "char c = ';';", "/* ; */ int i = 1; // ;");
    assertThat(statements("String t = \"\"\"\n  a;\n  b;\n  \"\"\";\nt"))
        .containsExactly("String t = \"\"\"\n  a;\n  b;\n  \"\"\";", "t");
    assertThat(statements("record P(int x) { P { if (x < 0) { throw new Error(); } } }\nnew P(1)"))
        .hasSize(2);
  }

  @Test
  void nothing_but_comments_is_no_statement() {
    assertThat(statements("")).isEmpty();
    assertThat(statements(" \n\t\n")).isEmpty();
    assertThat(statements("// one\n/* two */")).isEmpty();
    assertThat(statements("int a = 1; // the end\n// really")).hasSize(1);
  }

  @Test
  void code_that_does_not_end_is_one_statement_to_its_end() {
    assertThat(statements("int a = 1; int b = (2 +")).containsExactly("int a = 1;", "int b = (2 +");
    assertThat(statements("String s = \"\"\"\n open")).containsExactly("String s = \"\"\"\n open");
  }

  @Test
  void what_belongs_to_a_statement_may_stand_far_behind_it() {
    String comment = "/* " + "x\n".repeat(2_000) + "*/";
    String text = "String t = \"\"\"\n" + "; }\n".repeat(2_000) + "\"\"\";";
    String block = "if (true) {\n" + "  t += 1;\n".repeat(2_000) + "}";
    assertThat(statements("int a = 1;\n" + text + "\n" + block + comment + "\nelse a++;\na"))
        .containsExactly("int a = 1;", text, block + comment + "\nelse a++;", "a");
    assertThat(statements("int a = 1;\n" + comment)).hasSize(1);
  }

  @Test
  void only_the_last_statement_is_last() {
    Statements statements = new Statements(shell.sourceCodeAnalysis(), "int a = 1; a; // end");
    assertThat(statements.advance()).isTrue();
    assertThat(statements.isLast()).isFalse();
    assertThat(statements.advance()).isTrue();
    assertThat(statements.isLast()).isTrue();
    assertThat(statements.silenced()).isTrue();
    assertThat(statements.advance()).isFalse();
  }

  private static List<String> statements(String code) {
    List<String> sources = new ArrayList<>();
    Statements statements = new Statements(shell.sourceCodeAnalysis(), code);
    while (statements.advance()) {
      sources.add(statements.source());
    }
    return sources;
  }
}
