package org.ovenproof.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ovenproof.worker.protocol.Outcome;

/** A declaration may refer to what a later cell declares. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ForwardTest {

  private final Cells cells = new Cells("java.util.*");

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void methods_of_two_cells_call_each_other() {
    String even = "boolean even(int n) { return n == 0 || odd(n - 1); }";
    assertThat(cells.errorsOf(even)).containsExactly("odd: cannot find symbol");
    assertThat(undeclared(cells.run(even, Set.of("odd")))).containsExactly("0: odd");
    assertThat(undeclared(cells.run("int n = 4;"))).containsExactly("0: odd");
    assertThat(undeclared(cells.run("boolean odd(int n) { return n != 0 && even(n - 1); }")))
        .isEmpty();
    assertThat(cells.shownBy("even(n)")).isEqualTo("true");
  }

  @Test
  void a_type_permits_and_extends_those_of_later_cells() {
    cells.run("sealed interface S permits A, B {}");
    cells.run("sealed interface S permits A, B {}", Set.of("A", "B"));
    assertThat(undeclared(cells.run("record A(int a) implements S {}"))).containsExactly("0: B");
    assertThat(cells.run("record B() implements S {}\nnew B() instanceof S"))
        .isInstanceOfSatisfying(
            Outcome.Completed.class,
            completed -> assertThat(Cells.shown(completed)).isEqualTo("true"));
    cells.run("class Child extends Parent {}");
    cells.run("class Child extends Parent {}", Set.of("Parent"));
    assertThat(cells.shownBy("class Parent { int f() { return 7; } }\nnew Child().f()"))
        .isEqualTo("7");
  }

  @Test
  void a_call_before_it_is_declared_is_told_where_the_name_stands() {
    cells.run("int f() {\n  return g();\n}");
    cells.run("int f() {\n  return g();\n}", Set.of("g"));
    Outcome.Threw threw = cells.thrownBy("int h = 1;\nf()");
    assertThat(threw.text())
        .isEqualTo("UnresolvedReferenceException: method g() is not declared yet");
    assertThat(threw.frames()).contains(new Outcome.Frame(0, 2, "f"), new Outcome.Frame(1, 2, ""));
  }

  @Test
  void only_what_a_later_cell_declares_may_be_missing() {
    String code = "int f() { return g() + typo(); }";
    cells.run(code);
    Outcome outcome = cells.run(code, Set.of("g"));
    assertThat(Cells.errors(code, (Outcome.Rejected) outcome))
        .containsExactly("typo: cannot find symbol");
  }

  @Test
  void a_declaration_of_another_kind_than_what_is_missing_is_told() {
    String code = "int half(int n) { return part(n); }";
    cells.run(code);
    cells.run(code, Set.of("part"));
    Outcome outcome = cells.run("int part(int n, int parts) { return n / parts; }");
    assertThat(((Outcome.Completed) outcome).undeclared())
        .singleElement()
        .satisfies(name -> assertThat(name.error().message()).contains("cannot be applied"));
  }

  private static List<String> undeclared(Outcome outcome) {
    return ((Outcome.Completed) outcome)
        .undeclared().stream()
            .map(name -> name.cell() + ": " + name.error().unknown().orElseThrow())
            .toList();
  }
}
