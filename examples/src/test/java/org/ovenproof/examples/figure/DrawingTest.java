package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovenproof.examples.figure.Drawn.elements;
import static org.ovenproof.examples.figure.Drawn.parse;
import static org.ovenproof.examples.figure.Drawn.svg;
import static org.ovenproof.examples.figure.Drawn.texts;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.NetworkDiagram;
import org.w3c.dom.Element;

class DrawingTest {

  private static final LineChart CHART =
      LineChart.of("epoch", "loss < 2 & falling")
          .with("seen", new double[] {1.5, 0.5, 0.25})
          .with("unseen", new double[] {1.6, 0.75, 0.5});

  @Test
  void a_chart_has_its_labels_names_and_ticks_as_text() throws Exception {
    assertThat(texts(CHART))
        .contains("epoch", "loss < 2 & falling", "seen", "unseen", "0", "0.5", "1", "1.5", "2");
  }

  @Test
  void a_chart_has_a_point_for_each_value_and_ends_at_the_edge_of_its_axis() throws Exception {
    Element line = (Element) parse(CHART).getElementsByTagName("polyline").item(1);

    String[] points = line.getAttribute("points").split(" ");
    assertThat(points).hasSize(3);
    assertThat(points[0]).startsWith("64,");
    assertThat(points[2]).startsWith("536,");
  }

  @Test
  void charts_of_one_range_can_be_compared_and_what_lies_beyond_is_on_the_edge() throws Exception {
    LineChart low = LineChart.of("x", "y").yRange(-1, 1).with("a", new double[] {0, 0.5});
    LineChart high = LineChart.of("x", "y").yRange(-1, 1).with("a", new double[] {0, 7, 1});

    assertThat(texts(low)).contains("-1", "-0.5", "0.5", "1");
    assertThat(texts(high)).contains("-1", "-0.5", "0.5", "1").doesNotContain("7");
    Element line = (Element) parse(high).getElementsByTagName("polyline").item(1);
    String[] points = line.getAttribute("points").split("[ ,]");
    assertThat(points[3]).isEqualTo(points[5]);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.004", "0.0001, 0.0002", "-0.03, 0.02", "1000, 1000.01", "-3e-7, 1e-7"})
  void ticks_differ_however_small_their_steps_are(double least, double most) throws Exception {
    LineChart chart =
        LineChart.of("x", "y").yRange(least, most).with("a", new double[] {least, most});

    // The name of the y axis, the ticks of y and those of x, 0 and 1.
    List<String> texts = texts(chart);
    assertThat(texts.subList(1, texts.indexOf("x") - 2))
        .hasSizeGreaterThan(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_line_at_0_stands_out_also_where_ticks_are_tenths() throws Exception {
    LineChart chart = LineChart.of("x", "y").yRange(-0.3, 0.3).with("a", new double[] {0, 0.1});

    assertThat(elements(chart, "line"))
        .filteredOn(line -> line.getAttribute("y1").equals(line.getAttribute("y2")))
        .extracting(line -> line.getAttribute("opacity"))
        .containsOnlyOnce("0.7");
  }

  @Test
  void lines_take_the_colours_of_the_page_and_differ_in_their_dashes() {
    assertThat(svg(CHART))
        .contains("var(--chart-1, #0072b2)")
        .contains("var(--chart-2, #d55e00)")
        .contains("stroke-dasharray=\"8 5\"")
        .contains("currentColor");
  }

  @Test
  void numbers_are_written_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    String here = svg(CHART);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(svg(CHART)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_diagram_names_every_layer_and_every_shape() throws Exception {
    Architecture architecture =
        Architecture.input(1, 24, 24).convolution(8, 5).relu().maxPool(2).dense(4);

    assertThat(texts(NetworkDiagram.of(architecture)))
        .containsExactly(
            "1 × 24 × 24",
            "input",
            "8 × 20 × 20",
            "conv 5×5",
            "ReLU",
            "8 × 10 × 10",
            "max 2×2",
            "4 × 1 × 1",
            "dense");
  }

  @Test
  void a_diagram_has_as_many_more_squares_as_there_are_more_maps() {
    int four = squares(4);
    int eight = squares(8);

    assertThat(squares(16) - eight).isEqualTo(2 * (eight - four)).isPositive();
  }

  private static int squares(int maps) {
    Architecture architecture = Architecture.input(1, 24, 24).convolution(maps, 5).dense(4);
    return svg(NetworkDiagram.of(architecture)).split("<rect").length;
  }

  @Test
  void wrong_arguments_are_named() {
    LineChart empty = LineChart.of("x", "y");
    assertThatThrownBy(empty::display)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a chart must have >= 1 line but has 0");
    assertThatThrownBy(() -> empty.yRange(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("yRange must be finite, the first < the second, but was 1.0 to 1.0");
    assertThatThrownBy(() -> empty.with("a", new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("xs and ys must be as many, >= 2, but were 1 and 1");
    assertThatThrownBy(() -> empty.with("a", new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("point 1 of a must be finite but was (1.0, NaN)");
  }
}
