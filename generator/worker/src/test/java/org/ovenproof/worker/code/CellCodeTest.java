package org.ovenproof.worker.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.worker.protocol.Outcome;

/** What a file of Java may leave out is written out. */
class CellCodeTest {

  @Test
  void a_sealed_type_permits_what_extends_it_in_its_cell() {
    assertThat(text("sealed interface S {}\nrecord A(int a) implements S {}"))
        .isEqualTo("sealed interface S permits A {}\nrecord A(int a) implements S {}");
    assertThat(text("sealed abstract class S<T>{}\nfinal class A extends S<String> {}"))
        .isEqualTo("sealed abstract class S<T> permits A {}\nfinal class A extends S<String> {}");
    assertThat(
            text(
                """
                sealed interface S { record In() implements S {} }
                class Holder { enum E implements Runnable, S { A; public void run() {} } }
                non-sealed interface T extends S {}
                """))
        .startsWith("sealed interface S permits S.In, Holder.E, T { record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sealed interface S permits A {}\nrecord A() implements S {}",
        "sealed interface S { record A() implements S {} }",
        "sealed interface S {}\nrecord A(S s) implements Comparable<S> {}",
        "sealed interface S {}\nvoid f() { record A() implements S {} }",
        "String s = \"sealed interface S {}\";\n// record A() implements S {}",
        "int record = 1;\nrecord = 2;\nint sealed = record;",
        "record A(int a) { public A { } A twice() { return new A(2 * a); } }",
        "class Out { record A(int a) { A { } } }",
      })
  void the_rest_stays_as_it_is(String code) {
    assertThat(text(code)).isEqualTo(code);
  }

  @Test
  void a_constructor_of_a_record_is_as_public_as_it() {
    assertThat(text("record A(int a) {\n  static int n;\n\n  A {\n    n++;\n  }\n}\nnew A(1)"))
        .isEqualTo(
            "record A(int a) {\n  static int n;\n\n  public A {\n    n++;\n  }\n}\nnew A(1)");
    assertThat(text("record A<T>(T a) { @Deprecated A(T a) { this.a = a; } A() { this(null); } }"))
        .isEqualTo(
            "record A<T>(T a) { @Deprecated public A(T a) { this.a = a; }"
                + " public A() { this(null); } }");
  }

  @Test
  void a_script_says_what_jshell_of_jdk_17_needs_to_hear_first() {
    String code = "sealed interface S {}\nnon-sealed class A implements S { }\nnew A()";
    assertThat(CellCode.of(code).script())
        .isEqualTo(
            "sealed interface S permits A {}\nfinal class A implements S { }\n"
                + "non-sealed class A implements S { }\nnew A()");
    assertThat(text(code)).doesNotContain("final");
    assertThat(
            CellCode.of(
                    """
                    int a; public abstract non-sealed class A implements S { A(int a) {} }
                    /** I. */
                    non-sealed interface I extends S { // a note
                      String T = \"""
                        text \""";
                      int i();
                    }
                    sealed interface S {}
                    record R() implements S {}
                    new R()\
                    """)
                .script())
        .isEqualTo(
            """
            int a; public abstract sealed class A implements S {\
            static abstract non-sealed class $ extends A {} }
            /** I. */
            sealed interface I extends S { /* a note
            */  String T = \"""
                text \"""; /*
            */  int i(); /*
            */static abstract non-sealed interface $ extends I {} }
            sealed interface S permits A, I, R {}
            record R() implements S {}
            public abstract non-sealed class A implements S { A(int a) {} }
            non-sealed interface I extends S { /* a note
            */  String T = \"""
                text \"""; /*
            */  int i(); /*
            */}
            new R()\
            """);
  }

  @Test
  void an_error_is_where_the_author_wrote_it() {
    String code = "sealed interface S {}\nrecord A(int a) implements S { A { x } }";
    CellCode cell = CellCode.of(code);
    int at = cell.text().indexOf("x }");
    Outcome.CompileError error = cell.original(new Outcome.CompileError(at, at + 1, ""));
    assertThat(error.start()).isEqualTo(code.indexOf("x }"));
    assertThat(error.end()).isEqualTo(code.indexOf("x }") + 1);
  }

  private static String text(String code) {
    return CellCode.of(code).text();
  }
}
