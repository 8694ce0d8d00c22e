package org.ovenproof.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.worker.protocol.Outcome;

/** A name that is declared again leaves what it does in the default engine of {@code jshell}. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RedeclaredTest {

  private static final String[] IMPORTS = {"java.util.*", "java.util.function.*"};

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_class_that_calls_a_method_keeps_its_state(boolean atOnce) {
    assertThat(
            last(
                atOnce,
                """
                int step() { return 1; }
                class Counter {
                  static int n = 0;
                  static int next() { return n += step(); }
                }
                Counter.next();
                Counter.next()\
                """,
                "int step() { return 10; }\nCounter.next()"))
        .isEqualTo("12");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_lambda_sees_the_new_value_of_a_variable(boolean atOnce) {
    assertThat(
            last(
                atOnce,
                "int k = 3;\nIntUnaryOperator add = n -> n + k;\nadd.applyAsInt(1)",
                "int k = 100;\nadd.applyAsInt(1)"))
        .isEqualTo("101");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_variable_without_a_value_is_reset(boolean atOnce) {
    assertThat(last(atOnce, "int k = 3;\nString s = \"a\";", "int k;\nString s;", "k + s"))
        .isEqualTo("0null");
    assertThat(last(atOnce, "int k;\nk = 5;", "int k;", "k")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_method_body_changes_for_objects_that_are_there(boolean atOnce) {
    assertThat(
            last(
                atOnce,
                "class A { int f() { return 1; } }\nA a = new A();\na.f()",
                "class A { int f() { return 2; } }\na.f()"))
        .isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_record_with_other_members_is_another_class_than_that_of_its_objects(boolean atOnce) {
    assertThat(
            last(
                atOnce,
                """
                record Item(String name, int price) {}
                List<Item> items = new ArrayList<>(List.of(new Item("a", 1)));
                items.size()\
                """,
                """
                record Item(String name, int price) { int twice() { return 2 * price; } }
                String.valueOf(items)\
                """))
        .isEqualTo("[Item[name=a, price=1]]");
    assertThat(last(atOnce, "enum E { A }\nE e = E.A;", "enum E { A, B }\nString.valueOf(e)"))
        .isEqualTo("null");
  }

  private static String last(boolean atOnce, String... code) {
    try (Cells cells = atOnce ? new Cells(IMPORTS) : Cells.statementByStatement(IMPORTS)) {
      String shown = "";
      for (String cell : code) {
        shown = cells.shownBy(cell);
      }
      return shown;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_variable_of_an_inferred_type_outlives_its_class(boolean atOnce) {
    String before = "class A { int f() { return 1; } }\nvar a = new A();";
    assertThat(last(atOnce, before, "class A { int f() { return 2; } }", "a.f()")).isEqualTo("2");
  }

  /** JShell makes another class then, and says that the variable cannot be referenced. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_variable_of_an_inferred_type_is_refused_whose_class_has_other_members(boolean atOnce) {
    try (Cells cells =
        atOnce ? new Cells("java.util.*") : Cells.statementByStatement("java.util.*")) {
      cells.run("class A { }\nvar a = new A();");
      cells.run("class A { int x; }");
      assertThat(cells.run("a"))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              refused ->
                  assertThat(refused.errors().get(0).message())
                      .startsWith("cannot find symbol\n  symbol:   variable a"));
    }
  }
}
