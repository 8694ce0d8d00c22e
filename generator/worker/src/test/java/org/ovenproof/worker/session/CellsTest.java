package org.ovenproof.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ovenproof.worker.compiler.CellCompiler;
import org.ovenproof.worker.protocol.Outcome;

/** What cells of one session mean to each other, and where each says it went wrong. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CellsTest {

  private final Cells cells = new Cells("java.util.*");

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void a_cell_sees_what_those_before_it_declared() {
    cells.shownBy("int width = 3;\nint square(int x) { return x * x; }");
    assertThat(cells.shownBy("square(width)")).isEqualTo("9");
  }

  @Test
  void a_later_declaration_takes_the_place_of_an_earlier_one() {
    cells.shownBy("int x = 1;\nint twice() { return 2 * x; }");
    cells.shownBy("String x = \"a\";\nint twice() { return 7; }");
    assertThat(cells.shownBy("x + twice()")).isEqualTo("a7");
  }

  @Test
  void a_name_may_be_used_before_its_declaration_in_the_same_cell() {
    assertThat(
            cells.shownBy(
                """
                boolean even(int n) { return n == 0 || odd(n - 1); }
                boolean odd(int n) { return n != 0 && even(n - 1); }
                even(10)\
                """))
        .isEqualTo("true");
    assertThat(
            cells.shownBy(
                """
                sealed interface Shape permits Circle, Square {}
                record Circle(int r) implements Shape {}
                record Square(int a) implements Shape {}
                Shape shape = new Square(2);
                shape instanceof Square s ? s.a() : 0\
                """))
        .isEqualTo("2");
  }

  @Test
  void all_of_java_may_stand_in_a_cell() {
    assertThat(
            cells.shownBy(
                """
                int a = 1;
                import java.util.stream.Stream;
                <T extends Comparable<T>> T largest(List<T> all) { return Collections.max(all); }
                enum Mode { ON, OFF }
                interface Named { default String name() { return "n"; } }
                var text = \"""
                    two
                      lines; // no comment
                    \""";
                Runnable nothing = () -> { int b = 2; };
                label:
                for (var m : Mode.values()) {
                  continue label;
                }
                largest(Stream.of(a, 5).toList()) + text.length() + Mode.ON.name() + new Named() {}.name()\
                """))
        .isEqualTo("32ONn");
  }

  @Test
  void identifiers_may_be_korean() {
    assertThat(cells.shownBy("int 너비 = 3; double 넓이(int 변) { return 변 * 변; }\n넓이(너비)"))
        .isEqualTo("9.0");
    assertThat(cells.errorsOf("int 높이 = 너비 + 깊이;")).containsExactly("깊이: cannot find symbol");
  }

  @Test
  void lines_may_end_as_on_windows() {
    assertThat(cells.shownBy("int x = 1;\r\nint y = 2;\r\nx + y\r\n")).isEqualTo("3");
    assertThat(cells.errorsOf("int z = 1;\r\nint bad = \"s\";\r\n"))
        .containsExactly("\"s\": incompatible types: java.lang.String cannot be converted to int");
    assertThat(cells.thrownBy("int q = 1;\r\n\r\nint r = q / 0;").frames())
        .containsExactly(new Outcome.Frame(2, 3, ""));
  }

  @Test
  void what_the_compiler_refuses_is_marked() {
    assertThat(cells.errorsOf("int a = \"s\";"))
        .containsExactly("\"s\": incompatible types: java.lang.String cannot be converted to int");
    assertThat(cells.errorsOf("  int b = 1;\n\n  /* c */ int d = unknown;"))
        .containsExactly("unknown: cannot find symbol");
    assertThat(cells.errorsOf("int e = 1; // \"\nint f = 2; List<Strin> g;"))
        .containsExactly("Strin: cannot find symbol");
    assertThat(cells.errorsOf("void m() {\n  int i = \"s\";\n  nothing();\n}"))
        .containsExactly(
            "\"s\": incompatible types: java.lang.String cannot be converted to int",
            "nothing: cannot find symbol");
  }

  @Test
  void an_unknown_package_is_marked_at_its_import_and_not_before() {
    String code = "int a = 1;\n\nimport java.nothing.Here;";
    Outcome.Rejected rejected = (Outcome.Rejected) cells.run(code);
    assertThat(rejected.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(code.substring(error.start())).startsWith("java.nothing");
              assertThat(error.message()).isEqualTo("package java.nothing does not exist");
            });
  }

  @Test
  void code_that_does_not_end_is_refused() {
    assertThat(cells.errorsOf("int y = ")).containsExactly(": reached end of file while parsing");
    assertThat(cells.errorsOf("foo(")).containsExactly(": reached end of file while parsing");
    assertThat(cells.errorsOf("String s = \"\"\"\n  open"))
        .containsExactly("\"\"\": unclosed text block");
    assertThat(cells.errorsOf("int a = 1\nint b = 2;")).containsExactly(": ';' expected");
    assertThat(cells.errorsOf("}")).containsExactly(": illegal start of statement");
  }

  @Test
  void nothing_of_a_cell_runs_that_the_compiler_refuses() {
    cells.shownBy("int count = 1;");
    Outcome outcome =
        cells.run("count = 2;\nSystem.out.print(\"ran\");\nint kept = 1;\nkept = \"no\";");
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(cells.shownBy("count")).isEqualTo("1");
    assertThat(cells.errorsOf("kept")).containsExactly("kept: cannot find symbol");
  }

  @Test
  void all_that_the_compiler_refuses_in_a_cell_is_told_in_the_order_of_its_lines() {
    assertThat(
            cells.errorsOf(
                """
                int first = "1";
                System.out.print(nowhere);
                void later() {
                  never();
                  int i = "i";
                }
                int open() { return missing; }
                for (int i = 0; i < 3; i++) {
                  int k = "k";
                  unknown(k);
                }
                int last = 2.5;\
                """))
        .containsExactly(
            "\"1\": incompatible types: java.lang.String cannot be converted to int",
            "nowhere: cannot find symbol",
            "never: cannot find symbol",
            "\"i\": incompatible types: java.lang.String cannot be converted to int",
            "missing: cannot find symbol",
            "\"k\": incompatible types: java.lang.String cannot be converted to int",
            "unknown: cannot find symbol",
            "2.5: incompatible types: possible lossy conversion from double to int");
  }

  @Test
  void what_is_wrong_only_because_of_an_earlier_error_of_the_cell_is_not_told() {
    assertThat(
            cells.errorsOf("var x = wrong();\nint y = x + 1;\nint use() { return x + y; }\nuse()"))
        .containsExactly("wrong: cannot find symbol");
    assertThat(cells.errorsOf("record R(Gone g) {}\nR r = new R(null);\nr.g()"))
        .containsExactly("Gone: cannot find symbol");
    assertThat(cells.errorsOf("final var x = wrong();\nx.y.z();\nint a = 1, b = wrong();\na + b;"))
        .containsExactly("wrong: cannot find symbol", "wrong: cannot find symbol");
    assertThat(cells.errorsOf("int half(int n) { return \"n\"; }\nhalf(2) + other()"))
        .containsExactly(
            "\"n\": incompatible types: java.lang.String cannot be converted to int",
            "other: cannot find symbol");
    assertThat(
            cells.errorsOf(
                "class A { B b; }\nclass B { A a; Gone g; }\nint f() { return x; }\nvar x = wrong();"))
        .containsExactly("Gone: cannot find symbol", "wrong: cannot find symbol");
    assertThat(cells.errorsOf("import java.nothing.*;\nHere here = new Here();\nint i = \"s\";"))
        .hasSize(2)
        .last()
        .isEqualTo("\"s\": incompatible types: java.lang.String cannot be converted to int");
    assertThat(cells.errorsOf("int t = ;\nt + 1;\nint i = \"s\";"))
        .containsExactly(
            ": illegal start of expression",
            "\"s\": incompatible types: java.lang.String cannot be converted to int");
  }

  @Test
  void code_that_cannot_be_parsed_hides_nothing_behind_it() {
    assertThat(
            cells.errorsOf(
                "int a = 1 +;\nint f) {\n  int i = 2;\n}\nint b = \"s\";\nint c = (1;\nint d = 2.5;"))
        .containsExactly(
            ": illegal start of expression",
            ": ';' expected",
            "\"s\": incompatible types: java.lang.String cannot be converted to int",
            ": ')' expected");
  }

  @Test
  void a_refused_declaration_does_not_leave_its_name_to_an_earlier_one() {
    cells.shownBy("int x = 1;\nint f(int n) { return n; }");
    assertThat(cells.errorsOf("String x = wrong();\nx.length() + f(x.length())"))
        .containsExactly("wrong: cannot find symbol");
    assertThat(cells.shownBy("f(x)")).isEqualTo("1");
  }

  @Test
  void a_declaration_that_is_wrong_in_itself_is_refused() {
    assertThat(cells.errorsOf("enum Size { SMALL, LARGE(3) }"))
        .containsExactly("(3): constructor Size in enum Size cannot be applied to given types;");
  }

  @Test
  void a_declaration_of_several_variables_is_looked_at_whole() {
    assertThat(cells.shownBy("int i = 1, j = 2;\ni + j")).isEqualTo("3");
    assertThat(cells.errorsOf("int k = 1, l = \"s\";"))
        .containsExactly("\"s\": incompatible types: java.lang.String cannot be converted to int");
    Outcome.Threw threw = cells.thrownBy("\nint m = 1, n = m / 0;");
    assertThat(threw.frames()).containsExactly(new Outcome.Frame(2, 2, ""));
  }

  @Test
  void a_name_that_no_cell_declares_is_refused_at_the_end_of_the_cell() {
    assertThat(cells.errorsOf("int use() { return missing(1) + 1; }"))
        .containsExactly("missing: cannot find symbol");
    assertThat(cells.errorsOf("class Holder {\n  // no Thing yet\n  Thingy a; Thing thing;\n}"))
        .containsExactlyInAnyOrder("Thingy: cannot find symbol", "Thing: cannot find symbol");
    assertThat(cells.errorsOf("int max(int a) { String x = \"x\"; return x; }"))
        .containsExactly("x: incompatible types: java.lang.String cannot be converted to int");
    assertThat(cells.errorsOf("int sum(int max) { return x; }"))
        .containsExactly("x: cannot find symbol");
  }

  @Test
  void a_call_before_its_callee_is_declared_names_what_is_missing() {
    Outcome.Threw threw = cells.thrownBy("int f() { return g(); }\nf();\nint g() { return 1; }");
    assertThat(threw.type()).isEqualTo("jdk.jshell.UnresolvedReferenceException");
    assertThat(threw.message()).isEqualTo("method g() is not declared yet");
  }

  @Test
  void an_exception_names_type_message_and_line() {
    Outcome.Threw threw = cells.thrownBy("int a = 1;\n\n\nint b = a / (a - 1);");
    assertThat(threw.type()).isEqualTo("java.lang.ArithmeticException");
    assertThat(threw.message()).isEqualTo("/ by zero");
    assertThat(threw.frames()).containsExactly(new Outcome.Frame(0, 4, ""));
    assertThat(cells.thrownBy("throw new IllegalStateException();").message()).isEmpty();
  }

  @Test
  void the_line_of_an_exception_counts_within_a_statement_of_many_lines() {
    assertThat(
            cells
                .thrownBy(
                    """
                    // a
                    int x = 0; List<Integer> l =
                        List.of(
                            1,
                            Integer.parseInt("x"));\
                    """)
                .frames())
        .containsExactly(new Outcome.Frame(0, 5, ""));
  }

  @Test
  void frames_lead_through_the_cells_that_declared_what_was_called() {
    cells.shownBy("// first\nint divide(int a, int b) {\n  return a / b;\n}");
    cells.shownBy("class Ratio {\n  int of(int n) { return divide(n, 0); }\n}");
    assertThat(cells.thrownBy("\nint unused = 1;\nnew Ratio().of(3)").frames())
        .containsExactly(
            new Outcome.Frame(0, 3, "divide"),
            new Outcome.Frame(1, 2, "of"),
            new Outcome.Frame(2, 3, ""));
  }

  @Test
  void frames_follow_a_redefinition() {
    cells.shownBy("int f() { return 1; }");
    cells.shownBy("\n\nint f() { throw new IllegalStateException(\"new\"); }");
    assertThat(cells.thrownBy("f()").frames())
        .containsExactly(new Outcome.Frame(1, 3, "f"), new Outcome.Frame(2, 1, ""));
  }

  @Test
  void frames_lead_through_lambdas_and_causes() {
    Outcome.Threw threw =
        cells.thrownBy(
            """
            List.of(1).forEach(i -> {
              try {
                Integer.parseInt("x");
              } catch (NumberFormatException e) {
                throw new IllegalStateException("wrapped", e);
              }
            });\
            """);
    assertThat(threw.message()).isEqualTo("wrapped");
    assertThat(threw.frames()).extracting(Outcome.Frame::line).startsWith(5).endsWith(1);
  }

  @Test
  void an_exception_of_an_own_class_has_its_own_name() {
    cells.shownBy("class Burnt extends RuntimeException { Burnt(String m) { super(m); } }");
    Outcome.Threw threw = cells.thrownBy("throw new Burnt(\"too hot\");");
    assertThat(threw.type()).isEqualTo("Burnt");
    assertThat(threw.message()).isEqualTo("too hot");
  }

  @Test
  void an_endless_recursion_names_each_line_once() {
    Outcome.Threw threw = cells.thrownBy("int f(int n) {\n  return f(n + 1);\n}\nf(0)");
    assertThat(threw.type()).isEqualTo("java.lang.StackOverflowError");
    assertThat(threw.frames()).contains(new Outcome.Frame(0, 2, "f")).hasSizeLessThan(3);
    assertThat(cells.shownBy("1 + 1")).isEqualTo("2");
  }

  @Test
  void a_cell_that_is_only_compiled_sees_the_others_and_runs_nothing() {
    cells.shownBy("int x = 1;\nint next() { return ++x; }\nrecord Pair(int a, int b) {}");
    Outcome outcome =
        cells.compile("x = 5;\nint y = next();\nSystem.out.print(y);\nnew Pair(x, y).a()");
    assertThat(outcome).isEqualTo(new Outcome.Completed(List.of()));
    assertThat(cells.shownBy("x")).isEqualTo("1");
  }

  @Test
  void a_cell_that_is_only_compiled_declares_nothing_for_those_after_it() {
    assertThat(cells.compile("int onlyShown = 1;")).isInstanceOf(Outcome.Completed.class);
    assertThat(cells.errorsOf("onlyShown")).containsExactly("onlyShown: cannot find symbol");
  }

  @Test
  void a_cell_that_is_only_compiled_is_refused_where_it_is_wrong() {
    cells.shownBy("int x = 1;");
    String code = "int y = x;\nString s = x;";
    assertThat(Cells.errors(code, (Outcome.Rejected) cells.compile(code)))
        .containsExactly("x: incompatible types: int cannot be converted to java.lang.String");
    assertThat(cells.errorsOf("y")).containsExactly("y: cannot find symbol");
    String open = "int z() { return nowhere; }";
    assertThat(Cells.errors(open, (Outcome.Rejected) cells.compile(open)))
        .containsExactly("nowhere: cannot find symbol");
  }

  @Test
  void locale_and_time_zone_are_the_same_everywhere() {
    assertThat(cells.shownBy("Locale.getDefault() + TimeZone.getDefault().getID()"))
        .isEqualTo("UTC");
    assertThat(cells.shownBy("\"%,.1f\".formatted(1234.5)")).isEqualTo("1,234.5");
  }

  @Test
  void a_session_that_cannot_begin_says_what_is_wrong() {
    CellCompiler compiler = CellCompiler.ofProcess().orElseThrow();
    Session session = new Session(cells.streams(), Optional.of(compiler), question -> {});
    assertThat(session.begin(List.of("java.util.*", "java.nothing.*"), 1L).problems())
        .containsExactly("import java.nothing.*; package java.nothing does not exist");
    session.close();
    compiler.close();
  }

  @Test
  void a_cell_that_interrupts_itself_does_not_disturb_the_next() {
    cells.shownBy("Thread.currentThread().interrupt();");
    assertThat(cells.shownBy("Thread.sleep(1); Thread.interrupted()")).isEqualTo("false");
  }

  @Test
  void a_thread_that_prints_while_the_cell_shows_blocks_nothing() {
    String shown =
        cells.shownBy(
            """
            import static org.ovenproof.display.Display.display;
            var done = new java.util.concurrent.atomic.AtomicBoolean();
            var printer = new Thread(() -> {
              while (!done.get()) { System.out.print("."); System.err.print("!"); } });
            printer.start();
            for (int i = 0; i < 5_000; i++) { display(i); }
            done.set(true);
            printer.join();\
            """);
    assertThat(shown.lines()).contains("0", "4999");
  }

  @Test
  void what_a_thread_prints_late_is_no_part_of_the_next_cell() {
    cells.shownBy(
        """
        var go = new java.util.concurrent.CountDownLatch(1);
        var gone = new java.util.concurrent.CountDownLatch(1);
        var kept = System.out;
        new Thread(() -> { try { go.await(); } catch (InterruptedException e) { }
          kept.print("late"); gone.countDown(); }).start();\
        """);
    Outcome between = cells.compile("1");
    assertThat(between.shown()).isEmpty();
    assertThat(cells.shownBy("go.countDown(); gone.await(); \"end\"")).contains("end");
  }

  @Test
  void a_class_that_shadows_one_of_the_jdk_shadows_it_in_the_cells_alone() {
    cells.shownBy("class String { int length() { return -1; } }");
    assertThat(cells.shownBy("new String().length()")).isEqualTo("-1");
    assertThat(cells.shownBy("\"text\".length()")).isEqualTo("4");
    assertThat(cells.shownBy("System.out.print(\"still here\");")).isEqualTo("out still here");
  }
}
