package org.ovenproof.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ovenproof.worker.protocol.Outcome;

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
    assertThat(actual.state()).isEqualTo(PlainShell.stateAfter(actual.taken(), IMPORTS));
  }

  @Test
  void a_cell_is_refused_whole_if_JShell_refuses_a_statement_of_it() throws IOException {
    int refused = 0;
    for (List<String> session : corpus()) {
      try (Cells cells = new Cells(IMPORTS)) {
        List<String> taken = new ArrayList<>();
        for (String cell : session) {
          if (cells.run(cell) instanceof Outcome.Rejected) {
            refused++;
            assertThat(PlainShell.refuses(taken, cell, IMPORTS)).as(cell).isTrue();
          } else {
            taken.add(cell);
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  @Test
  void there_are_enough_cells_to_compare() throws IOException {
    assertThat(corpus().stream().mapToInt(List::size).sum()).isGreaterThan(150);
  }

  @Test
  void the_compiler_is_kept_from_one_cell_to_the_next() {
    try (Compiler compiler = new Compiler()) {
      assertThat(compiler.isKept()).isTrue();
    }
  }

  /** {@code taken} are the cells that the compiler did not refuse. */
  private record Ran(List<String> outcomes, List<String> taken, List<String> state) {

    static Ran of(Cells cells, List<String> session) {
      List<String> outcomes = new ArrayList<>();
      List<String> taken = new ArrayList<>();
      for (String cell : session) {
        Outcome outcome = cells.run(cell);
        outcomes.add(cell + " => " + PlainShell.stable(outcome.toString()));
        if (!(outcome instanceof Outcome.Rejected)) {
          taken.add(cell);
        }
      }
      return new Ran(outcomes, taken, PlainShell.state(cells.shell()));
    }
  }
}
