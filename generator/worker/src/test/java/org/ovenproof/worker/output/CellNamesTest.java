package org.ovenproof.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ovenproof.worker.code.CellNames;
import org.ovenproof.worker.session.Cells;

/** Names and stack traces as the author of a cell sees them, both ways in which cells run. */
class CellNamesTest {

  @Test
  void a_class_of_a_cell_has_the_name_that_its_author_wrote() {
    bothWays(
        cells -> {
          cells.shownBy("class Foo { public int hashCode() { return 255; } }");
          assertThat(cells.shownBy("new Foo()")).isEqualTo("Foo@ff");
          assertThat(cells.shownBy("new Foo[0].getClass()")).isEqualTo("class [LFoo;");
          assertThat(cells.shownBy("enum Size { S { } }\nSize.S.getClass()"))
              .isEqualTo("class Size$1");
          assertThat(cells.shownBy("(Runnable) () -> {}")).startsWith("$$Lambda@");
          assertThat(cells.shownBy("new Object() {}")).startsWith("$");
          assertThat(cells.thrownBy("Foo.class.getDeclaredConstructor(int.class)").text())
              .isEqualTo("NoSuchMethodException: Foo.<init>(int)");
          assertThat(cells.thrownBy("Object o = new Foo(); Integer i = (Integer) o;").text())
              .isEqualTo(
                  "ClassCastException: class Foo cannot be cast to class java.lang.Integer (Foo is"
                      + " in unnamed module of loader 'app'; java.lang.Integer is in module"
                      + " java.base of loader 'bootstrap')");
        });
  }

  @Test
  void a_text_that_only_looks_alike_stays() {
    assertThat(CellNames.in("REPL and $JShell$ and REPL.Foo"))
        .isEqualTo("REPL and $JShell$ and REPL.Foo");
  }

  @Test
  void a_printed_stack_trace_ends_with_the_cell_and_counts_what_is_left() {
    try (Cells cells = new Cells("java.util.*")) {
      cells.shownBy(
          "void burn() {\n  throw new RuntimeException(\"hot\", new Error(\"fire\"));\n}");
      String cell =
          """
          try {
            burn();
          } catch (RuntimeException e) {
            e.addSuppressed(new Exception("smoke"));
            e.printStackTrace();
          }
          """;
      assertThat(cells.shownBy(cell))
          .isEqualTo(
              """
              err java.lang.RuntimeException: hot
              \tat burn(#1:2)
              \tat (#2:2)
              \tSuppressed: java.lang.Exception: smoke
              \t\tat (#2:4)
              Caused by: java.lang.Error: fire
              \t... 2 more
              """);
    }
  }

  @Test
  void a_trace_of_a_thread_keeps_what_its_author_started() {
    bothWays(
        cells -> {
          String shown =
              cells.shownBy(
                  """
                  Thread t = new Thread(() -> { throw new IllegalStateException("late"); }, "mine");
                  t.start();
                  t.join();
                  """);
          assertThat(shown)
              .contains("Exception in thread \"mine\" java.lang.IllegalStateException: late")
              .contains("\tat lambda(#1:1)\n\tat java.base/java.lang.Thread.run(")
              .doesNotContain("REPL");
        });
  }

  @Test
  void an_exception_that_throws_when_it_is_asked_is_told_all_the_same() {
    bothWays(
        cells ->
            assertThat(
                    cells
                        .thrownBy(
                            """
                            class Odd extends RuntimeException {
                              public String getMessage() { throw new IllegalStateException(); }
                              public StackTraceElement[] getStackTrace() { return null; }
                              public Throwable getCause() { throw new Error(); }
                            }
                            throw new Odd();
                            """)
                        .text())
                .isEqualTo("Odd: (its getMessage() threw java.lang.IllegalStateException)"));
  }

  @Test
  void a_chain_of_causes_ends_though_it_has_no_end() {
    try (Cells cells = new Cells("java.util.*")) {
      assertThat(
              cells
                  .thrownBy(
                      """
                      Exception a = new Exception("a");
                      Exception b = new Exception("b", a);
                      a.initCause(b);
                      throw a;
                      """)
                  .causes())
          .hasSize(1);
      assertThat(
              cells
                  .thrownBy(
                      """
                      Exception last = null;
                      for (int i = 0; i < 5000; i++) last = new Exception("c" + i, last);
                      throw last;
                      """)
                  .causes())
          .hasSize(Thrown.MAX_CAUSES);
    }
  }

  private static void bothWays(Consumer<Cells> test) {
    try (Cells cells = new Cells("java.util.*")) {
      test.accept(cells);
    }
    try (Cells cells = Cells.statementByStatement("java.util.*")) {
      test.accept(cells);
    }
  }
}
