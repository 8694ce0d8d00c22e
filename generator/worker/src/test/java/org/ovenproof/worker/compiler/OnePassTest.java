package org.ovenproof.worker.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ovenproof.worker.protocol.Outcome;
import org.ovenproof.worker.session.Cells;
import org.ovenproof.worker.session.PlainShell;

/** A cell that is compiled at once means what JShell makes of its statements one by one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OnePassTest {

  private static final String[] IMPORTS = {
    "java.util.*", "java.util.function.*", "java.util.stream.*"
  };

  static List<List<String>> corpus() throws IOException {
    try (InputStream in = OnePassTest.class.getResourceAsStream("cells.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("\n=====\n"))
          .map(session -> List.of(session.split("\n-----\n", -1)))
          .toList();
    }
  }

  static Stream<List<String>> composed() {
    return IntStream.range(0, 25).mapToObj(RandomCells::session);
  }

  @ParameterizedTest
  @MethodSource({"corpus", "composed"})
  void a_session_is_the_same_both_ways(List<String> session) {
    Ran expected;
    Ran actual;
    try (Cells cells = Cells.statementByStatement(IMPORTS)) {
      expected = Ran.of(cells, session);
    }
    try (Cells cells = new Cells(IMPORTS)) {
      actual = Ran.of(cells, session);
    }
    assertThat(actual.outcomes()).isEqualTo(expected.outcomes());
    assertThat(actual.state()).isEqualTo(expected.state());
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < session.size(); i++) {
      if (actual.refused().contains(i)) {
        assertThat(PlainShell.refuses(taken, session.get(i), IMPORTS)).as(session.get(i)).isTrue();
      } else {
        taken.add(session.get(i));
      }
    }
    assertThat(actual.state()).isEqualTo(PlainShell.stateAfter(taken, IMPORTS));
  }

  @Test
  void there_are_enough_cells_to_compare() throws IOException {
    assertThat(corpus().stream().mapToInt(List::size).sum()).isGreaterThan(150);
  }

  @Test
  void a_cell_of_many_statements_is_compiled_at_once() {
    assertThat(compiled("int n = 0;\n" + "n++;\n".repeat(300) + "n"))
        .hasValueSatisfying(pieces -> assertThat(pieces).hasSize(302));
  }

  @Test
  void a_call_without_a_semicolon_is_compiled_at_once() {
    assertThat(compiled("System.out.println(1)")).isPresent();
  }

  @Test
  void a_name_that_only_texts_comments_and_members_have_is_not_declared_again() {
    assertThat(compiled("String s = \"one day\" /* day */.strip(); int day = 1; int strip = 2;"))
        .isPresent();
    assertThat(compiled("int n() { return day; } int day = 1;")).isEmpty();
  }

  private static Optional<List<CompiledPiece>> compiled(String code) {
    try (CellCompiler compiler = CellCompiler.ofProcess().orElseThrow();
        JShell shell = JShell.builder().executionEngine("local").build()) {
      OnePass onePass = compiler.beginSession();
      assertThat(onePass.begin(List.of(IMPORTS))).isTrue();
      return onePass.compiled(code, shell::sourceCodeAnalysis);
    }
  }

  @Test
  void the_compiler_is_kept_from_one_cell_to_the_next() {
    try (CellCompiler compiler = CellCompiler.ofProcess().orElseThrow()) {
      assertThat(compiler.isKept()).isTrue();
    }
  }

  /**
   * What came of a session.
   *
   * @param refused the numbers of the cells that the compiler refused
   */
  private record Ran(List<String> outcomes, Set<Integer> refused, List<String> state) {

    static Ran of(Cells cells, List<String> session) {
      List<String> outcomes = new ArrayList<>();
      Set<Integer> refused = new HashSet<>();
      for (String cell : session) {
        Outcome outcome = cells.run(cell);
        if (outcome instanceof Outcome.Rejected) {
          refused.add(outcomes.size());
        }
        outcomes.add(cell + " => " + PlainShell.stable(outcome.toString()));
      }
      return new Ran(outcomes, refused, PlainShell.state(cells.shell()));
    }
  }
}
