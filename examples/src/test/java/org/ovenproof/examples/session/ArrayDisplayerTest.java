package org.ovenproof.examples.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Displayer;
import org.ovenproof.display.Output;
import org.ovenproof.display.Picture;
import org.ovenproof.display.SessionStart;
import org.ovenproof.display.Table;
import org.ovenproof.display.Text;

class ArrayDisplayerTest {

  @Test
  void a_small_array_is_a_table_with_data_type_and_shape_in_its_corner() {
    Table table = (Table) shown(Nd4j.createFromArray(new float[][] {{0.5f, 1}, {-2, 0.25f}}));

    assertThat(table.columns()).containsExactly("FLOAT [2, 2]", "0", "1");
    assertThat(table.rows().stream().map(List::toString))
        .containsExactly("[0, 0.50, 1.00]", "[1, -2.00, 0.25]");
  }

  @Test
  void a_vector_is_a_table_of_one_row_and_whole_numbers_have_no_point() {
    Table table = (Table) shown(Nd4j.createFromArray(1, 2, 3));

    assertThat(table.columns()).startsWith("INT [3]");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).toString()).isEqualTo("[0, 1, 2, 3]");
  }

  @Test
  void a_number_that_is_none_is_written_as_it_is() {
    Table table = (Table) shown(Nd4j.createFromArray(Float.NaN, 1f));

    assertThat(table.rows().get(0).toString()).isEqualTo("[0, NaN, 1]");
  }

  @Test
  void a_larger_matrix_is_a_picture() {
    assertThat(shown(Nd4j.zeros(DataType.FLOAT, 20, 30))).isInstanceOf(Picture.class);
    assertThat(shown(Nd4j.ones(DataType.FLOAT, 20, 30).negi())).isInstanceOf(Picture.class);
  }

  @Test
  void everything_else_is_a_line_of_text() {
    assertThat(shown(Nd4j.ones(DataType.FLOAT, 3, 4, 5)))
        .isEqualTo(new Text("FLOAT [3, 4, 5], from 1.000 to 1.000, mean 1.000"));
    assertThat(shown(Nd4j.scalar(2.5f))).isEqualTo(new Text("2.500 (FLOAT [])"));
    assertThat(shown(Nd4j.empty(DataType.FLOAT))).isEqualTo(new Text("FLOAT []"));
  }

  @Test
  void values_of_other_libraries_are_left_to_others() {
    assertThat(new ArrayDisplayer().display("text")).isEmpty();
  }

  @Test
  void both_services_are_found() {
    assertThat(ServiceLoader.load(Displayer.class))
        .hasAtLeastOneElementOfType(ArrayDisplayer.class);
    assertThat(ServiceLoader.load(SessionStart.class))
        .hasAtLeastOneElementOfType(ArraySession.class);
  }

  @Test
  void a_session_begins_with_its_seed_and_with_float() {
    new ArraySession().begin(7);
    var first = Nd4j.rand(4);
    new ArraySession().begin(7);

    assertThat(Nd4j.rand(4)).isEqualTo(first);
    assertThat(Nd4j.zeros(2).dataType()).isEqualTo(DataType.FLOAT);
  }

  private static Output shown(Object value) {
    return new ArrayDisplayer().display(value).orElseThrow();
  }
}
