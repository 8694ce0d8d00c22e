package org.ovenproof.worker.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ovenproof.worker.code.Piece;

/** Brackets and semicolons end a statement where JShell says that it ends. */
class StatementEndsTest {

  private static JShell shell;
  private static Javac javac;

  @BeforeAll
  static void open() {
    shell = JShell.builder().executionEngine("local").build();
    javac = Javac.ofJdk();
  }

  @AfterAll
  static void close() {
    javac.close();
    shell.close();
  }

  static Stream<String> cells() throws IOException {
    return Stream.concat(OnePassTest.corpus().stream(), OnePassTest.composed())
        .flatMap(List::stream)
        .filter(StatementEndsTest::isPlain);
  }

  /** Whether each piece is one statement that lacks nothing. */
  private static boolean isPlain(String code) {
    List<Piece> pieces = Piece.byJShell(shell.sourceCodeAnalysis(), code);
    return pieces.stream().allMatch(piece -> code.contains(piece.source()))
        && Parts.of(javac, pieces).isPresent();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_cell_is_cut_where_jshell_cuts_it(String code) {
    assertThat(Piece.byBrackets(code)).isEqualTo(Piece.byJShell(shell.sourceCodeAnalysis(), code));
  }

  @Test
  void there_are_enough_cells_to_compare() throws IOException {
    assertThat(cells().count()).isGreaterThan(150);
  }

  @Test
  void what_goes_on_behind_a_brace_or_a_semicolon_is_one_statement() {
    assertOne("if (a) b(); else c();");
    assertOne("if (a) { b(); } // so\nelse { c(); }");
    assertOne("try { a(); } catch (Exception e) { b(); } finally { c(); }");
    assertOne("do { a(); } while (b);");
    assertOne("do a(); while (b);");
    assertOne("int[] all = {1, 2};");
    assertOne("Runnable run = () -> { a(); b(); };");
    assertOne("new Object() { int x = 1; }.x");
    assertOne("var s = switch (a) { case 1 -> { yield 2; } default -> 3; } + 4;");
    assertOne("for (int i = 0; i < 3; i++) a();");
    assertOne("String s = \"; }\"; // ; }");
  }

  private static void assertOne(String code) {
    assertThat(Piece.byBrackets(code)).extracting(Piece::source).containsExactly(code);
  }

  @Test
  void what_begins_behind_a_brace_is_another_statement() {
    assertThat(Piece.byBrackets("if (a) { b(); }\n++i;\nint f() { return 1; } (a).b()"))
        .extracting(Piece::source)
        .containsExactly("if (a) { b(); }", "++i;", "int f() { return 1; }", "(a).b()");
  }

  @Test
  void code_without_a_statement_has_none() {
    assertThat(Piece.byBrackets("")).isEmpty();
    assertThat(Piece.byBrackets("  // nothing\n /* here */ ")).isEmpty();
  }

  @Test
  void brackets_that_do_not_match_leave_one_piece_which_is_no_statement() {
    assertOne("}; a(); b();");
    assertOne("a(; b();");
  }
}
