package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovenproof.examples.figure.Drawn.elements;
import static org.ovenproof.examples.figure.Drawn.texts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.w3c.dom.Element;

class ScatterChartTest {

  private static final ScatterChart SQUARE = ScatterChart.of(-2, 2);

  @Test
  void points_lie_where_their_numbers_say_with_y_upwards() throws Exception {
    ScatterChart chart = SQUARE.with("p", points(-2, -2, 2, 2, 0, 0));

    // The plot is 400 wide from 90 on, and below the name of the one series.
    assertThat(paths(chart).get(0)).isEqualTo("M90 462h0M490 62h0M290 262h0");
  }

  @Test
  void points_beyond_are_not_drawn_and_do_not_move_the_axes() throws Exception {
    ScatterChart chart = SQUARE.with("p", points(9, 0, 0, -9, 1, 1));

    assertThat(paths(chart).get(0)).isEqualTo("M390 162h0");
    assertThat(texts(chart)).isEqualTo(texts(SQUARE.with("p", points(0, 0))));
  }

  @Test
  void series_differ_in_colour_and_in_form() throws Exception {
    ScatterChart chart = SQUARE.with("a", points(0, 0)).with("b", points(0, 0));

    List<Element> paths = elements(chart, "path");
    // Each series is followed by its mark among the names.
    assertThat(paths.get(0).getAttribute("stroke")).isEqualTo("var(--chart-1, #0072b2)");
    assertThat(paths.get(2).getAttribute("stroke")).isEqualTo("var(--chart-2, #d55e00)");
    assertThat(paths.get(0).getAttribute("d")).endsWith("h0");
    assertThat(paths.get(2).getAttribute("d")).doesNotContain("h0");
    assertThat(texts(chart)).contains("a", "b");
  }

  @Test
  void a_grid_runs_from_the_upper_left_through_the_middles_of_its_cells() {
    assertThat(ScatterChart.of(0, 4, 10, 12).grid(2).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 11.5f}, {3, 11.5f}, {1, 10.5f}, {3, 10.5f}});
  }

  @Test
  void heat_is_clear_at_0_and_has_the_sign_of_the_function_at_each_place() throws Exception {
    // x: blue on the left, orange on the right.
    ScatterChart chart = SQUARE.heat(SQUARE.grid(2).getColumn(0), 1);

    List<Element> paths = elements(chart, "path");
    assertThat(paths).hasSize(2);
    assertThat(paths.get(0).getAttribute("fill")).startsWith("var(--chart-1");
    assertThat(paths.get(0).getAttribute("d")).startsWith("M90 ");
    assertThat(paths.get(1).getAttribute("fill")).startsWith("var(--chart-2");
    assertThat(paths.get(1).getAttribute("d")).startsWith("M290 ");
    assertThat(elements(SQUARE.heat(Nd4j.zeros(9), 1), "path")).isEmpty();
  }

  @Test
  void cells_of_heat_leave_no_seam_between_them() throws Exception {
    // A third of the side, 133.33, is rounded; a cell ends just where the next one begins.
    String path = paths(SQUARE.heat(Nd4j.ones(9), 1)).get(0);

    assertThat(path)
        .isEqualTo("M90 38H490V171.33H90zM90 171.33H490V304.67H90zM90 304.67H490V438H90z");
  }

  @Test
  void arrows_reach_as_far_as_their_vectors_say() throws Exception {
    ScatterChart chart = SQUARE.arrows(points(0, 0), points(1, 1));

    assertThat(paths(chart).get(0)).startsWith("M290 238L390 138");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> ScatterChart.of(2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the range of x must be finite, the first < the second, but was 2.0 to 2.0");
    assertThatThrownBy(() -> SQUARE.with("p", Nd4j.zeros(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("points must be [n, 2] but was [2, 3]");
    assertThatThrownBy(() -> SQUARE.arrows(points(0, 0), points(0, 0, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors must be 1, one for each begin, but were 2");
    assertThatThrownBy(() -> SQUARE.heat(Nd4j.zeros(8), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be as many as a grid has points, n * n, but were 8");
    assertThatThrownBy(() -> SQUARE.heat(Nd4j.zeros(9), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reach must be > 0 but was 0.0");
    assertThatThrownBy(() -> SQUARE.grid(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n must be > 0 but was 0");
  }

  private static List<String> paths(ScatterChart chart) throws Exception {
    return elements(chart, "path").stream().map(path -> path.getAttribute("d")).toList();
  }

  private static INDArray points(double... coordinates) {
    return Nd4j.createFromArray(coordinates).reshape(coordinates.length / 2, 2);
  }
}
