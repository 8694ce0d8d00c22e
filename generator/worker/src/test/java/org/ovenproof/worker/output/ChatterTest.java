package org.ovenproof.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ovenproof.worker.session.Cells;

/**
 * What a library prints for itself; the resource of these tests names {@code Library}'s package.
 */
class ChatterTest {

  private final Cells cells = new Cells("org.ovenproof.chatty.*");

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void what_a_chatty_library_prints_is_no_part_of_the_page() {
    assertThat(cells.shownBy("System.out.print(\"own\");\nLibrary.compute(1)"))
        .isEqualTo("out own\n2");
  }

  @Test
  void what_a_cell_prints_when_such_a_library_calls_it_is() {
    assertThat(cells.shownBy("Library.call(() -> System.out.print(\"called\"));"))
        .isEqualTo("out called");
  }
}
