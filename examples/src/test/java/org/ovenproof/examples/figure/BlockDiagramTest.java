package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovenproof.examples.figure.Drawn.elements;
import static org.ovenproof.examples.figure.Drawn.texts;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BlockDiagramTest {

  private static final BlockDiagram TWO =
      BlockDiagram.empty().data("noise", 0, 0).block("net\nwork", 1, 0).arrow("noise", "net\nwork");

  @Test
  void every_line_of_every_box_is_text() throws Exception {
    assertThat(texts(TWO)).contains("noise", "net", "work");
  }

  @Test
  void an_arrow_goes_from_the_side_of_one_box_to_the_side_of_the_other() throws Exception {
    List<Element> boxes = elements(TWO, "rect");
    String[] points = elements(TWO, "polyline").get(0).getAttribute("points").split("[ ,]");

    double right = number(boxes.get(0), "x") + number(boxes.get(0), "width");
    double middle = number(boxes.get(0), "y") + number(boxes.get(0), "height") / 2;
    assertThat(Double.parseDouble(points[0])).isEqualTo(right);
    assertThat(Double.parseDouble(points[1])).isEqualTo(middle);
    assertThat(Double.parseDouble(points[2])).isEqualTo(number(boxes.get(1), "x"));
    assertThat(Double.parseDouble(points[3])).isEqualTo(middle);
  }

  @Test
  void a_box_that_computes_has_a_colour_and_one_that_is_passed_on_has_none() throws Exception {
    assertThat(elements(TWO, "rect"))
        .extracting(box -> box.getAttribute("fill"))
        .containsExactly("none", "var(--chart-1, #0072b2)");
  }

  @Test
  void a_detour_is_dashed_and_below_all_boxes() throws Exception {
    BlockDiagram diagram = TWO.detour("net\nwork", "noise", "learns");

    Element way = elements(diagram, "polyline").get(1);
    String[] points = way.getAttribute("points").split("[ ,]");
    double bottom = 0;
    for (Element box : elements(diagram, "rect")) {
      bottom = Math.max(bottom, number(box, "y") + number(box, "height"));
    }
    assertThat(way.getAttribute("stroke-dasharray")).isNotEmpty();
    assertThat(Double.parseDouble(points[3])).isGreaterThan(bottom);
    assertThat(points[3]).isEqualTo(points[5]);
    assertThat(texts(diagram)).contains("learns");
  }

  @Test
  void wrong_arguments_are_named() {
    assertThatThrownBy(() -> TWO.data("noise", 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text must differ from that of other boxes but was noise");
    assertThatThrownBy(() -> TWO.data("a", -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column and row must be >= 0 but were -1.0 and 0.0");
    assertThatThrownBy(() -> TWO.arrow("noise", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an arrow must go between boxes but there is none with the text x");
    assertThatThrownBy(() -> TWO.arrow("net\nwork", "noise"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("noise must not be left of net\nwork: take detour for a way back");
    assertThatThrownBy(() -> BlockDiagram.empty().display())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a diagram must have >= 1 box but has 0");
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
