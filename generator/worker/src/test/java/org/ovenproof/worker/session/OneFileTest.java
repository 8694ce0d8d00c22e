package org.ovenproof.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ovenproof.worker.protocol.Outcome;

/** A cell is read as one file of Java is. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OneFileTest {

  private final Cells cells = new Cells("java.util.*");

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void a_sealed_type_may_leave_out_what_it_permits_and_be_opened_again() {
    assertThat(
            cells.shownBy(
                """
                sealed interface Shape {}
                record Circle(double r) implements Shape {
                  Circle {
                    if (r < 0) { throw new IllegalArgumentException("r: " + r); }
                  }
                }
                non-sealed class Free implements Shape {}
                record Square(double a) implements Shape { Square(double a) { this.a = 2 * a; } }
                class Freer extends Free {}
                "" + List.of(new Circle(1), new Square(2), new Freer() instanceof Shape)\
                """))
        .isEqualTo("[Circle[r=1.0], Square[a=4.0], true]");
    assertThat(
            cells.shownBy("class Freest extends Free {}\n\"\" + (new Freest() instanceof Shape)"))
        .isEqualTo("true");
    Outcome.Threw threw = cells.thrownBy("new Circle(-1)");
    assertThat(threw.frames()).contains(new Outcome.Frame(0, 4, "<init>"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_not_sealed_may_be_an_interface_or_abstract(boolean atOnce) {
    try (Cells each = atOnce ? new Cells() : Cells.withoutCompiler()) {
      assertThat(
              each.shownBy(
                  """
                  public sealed interface Shape {}
                  public non-sealed interface Free extends Shape { default int sides() { return 5; } }
                  abstract non-sealed class Drawn<T> implements Shape {
                    private final T name;
                    Drawn(T name) { this.name = name; }
                    abstract int sides();
                    public String toString() { return name + " " + sides(); }
                  }
                  record Circle(int r) implements Shape {}
                  record Pentagon() implements Free {}
                  class Line extends Drawn<String> {
                    Line() { super("line"); }
                    int sides() { return 1; }
                  }
                  "" + new Pentagon().sides() + new Line() + new Circle(2)\
                  """))
          .isEqualTo("5line 1Circle[r=2]");
      assertThat(each.shownBy("record Star() implements Free {}\n\"\" + new Star().sides()"))
          .isEqualTo("5");
    }
  }

  @Test
  void what_is_wrong_in_a_type_that_is_not_sealed_is_told_at_its_place() {
    assertThat(
            cells.errorsOf(
                """
                sealed interface Shape {}
                non-sealed interface Free extends Shape { default int sides() { return five; } }
                record Pentagon() implements Free {}\
                """))
        .containsExactly("five: cannot find symbol");
  }

  @Test
  void a_comment_or_text_block_without_an_end_is_told() {
    assertThat(cells.errorsOf("String t = \"\"\"\n  a \";\nt"))
        .containsExactly("\"\"\": unclosed text block");
    assertThat(cells.shownBy("String u = \"\"\"\n  /* \\\"\"\" \"\"\";\nu.length()"))
        .isEqualTo("6");
    assertThat(cells.errorsOf("int a = 1; /* a note\nint b;"))
        .containsExactly("/*: unclosed comment");
    assertThat(cells.shownBy("String s = \"/* no comment\"; // nor /* here\ns.length()"))
        .isEqualTo("13");
    assertThat(cells.compile("/** no end")).isInstanceOf(Outcome.Rejected.class);
    assertThat(cells.errorsOf("String t = \"a;\nt").get(0)).endsWith(": unclosed string literal");
  }
}
