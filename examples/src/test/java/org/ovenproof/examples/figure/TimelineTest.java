package org.ovenproof.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovenproof.examples.figure.Drawn.elements;
import static org.ovenproof.examples.figure.Drawn.svg;
import static org.ovenproof.examples.figure.Drawn.texts;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TimelineTest {

  private static final Timeline CROWDED =
      Timeline.empty()
          .event("ovens", YearMonth.of(2022, 12), "the third")
          .event("ovens", YearMonth.of(2022, 11), "the second")
          .event("ovens", YearMonth.of(2022, 8), "the first")
          .event("bakers", YearMonth.of(2024, 1), "one & all");

  @Test
  void lanes_events_and_every_year_between_them_are_text() throws Exception {
    assertThat(texts(CROWDED))
        .contains("ovens", "bakers", "the first", "the second", "the third", "one & all")
        .contains("2022", "2023", "2024")
        .doesNotContain("2021", "2025");
  }

  @Test
  void a_later_event_stands_further_right_by_as_much_as_it_is_later() throws Exception {
    double january = x(CROWDED, "2024");
    assertThat(x(CROWDED, "one & all")).isEqualTo(january);
    double month = (january - x(CROWDED, "2023")) / 12;
    assertThat(x(CROWDED, "the third") - x(CROWDED, "the second"))
        .isBetween(month - 0.02, month + 0.02);
    assertThat(x(CROWDED, "the second") - x(CROWDED, "the first"))
        .isBetween(3 * month - 0.02, 3 * month + 0.02);
  }

  @Test
  void names_that_would_overlap_stand_in_rows_of_their_own() throws Exception {
    assertThat(List.of(y("the first"), y("the second"), y("the third"))).doesNotHaveDuplicates();
  }

  @Test
  void the_order_in_which_events_are_added_changes_nothing() {
    Timeline there = Timeline.empty();
    Timeline back = Timeline.empty();
    for (int month = 1; month <= 12; month++) {
      there = there.event("a", YearMonth.of(2022, month), "month " + month);
      back = back.event("a", YearMonth.of(2022, 13 - month), "month " + (13 - month));
    }
    assertThat(svg(there)).isEqualTo(svg(back));
  }

  @Test
  void a_reference_goes_through_all_lanes() throws Exception {
    Timeline timeline = CROWDED.reference(YearMonth.of(2023, 4), "the note");

    Element line = elements(timeline, "polyline").get(0);
    String[] points = line.getAttribute("points").split("[ ,]");
    assertThat(points[0]).isEqualTo(points[2]);
    double bottom = Double.parseDouble(points[3]);
    for (Element text : elements(timeline, "text")) {
      assertThat(Double.parseDouble(text.getAttribute("y"))).isLessThan(bottom);
    }
    assertThat(texts(timeline)).contains("the note");
  }

  @Test
  void as_it_stood_then_it_lacks_what_came_later_and_keeps_the_places_of_the_rest()
      throws Exception {
    Timeline then = CROWDED.until(YearMonth.of(2022, 11));

    assertThat(texts(then))
        .contains("the first", "the second", "2024", "bakers")
        .doesNotContain("the third", "one & all");
    assertThat(x(then, "the first")).isEqualTo(x(CROWDED, "the first"));
    assertThat(svg(CROWDED.until(YearMonth.of(2024, 1)))).isEqualTo(svg(CROWDED));
  }

  @Test
  void a_timeline_without_events_is_refused() {
    assertThatThrownBy(() -> Timeline.empty().display())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a timeline must have >= 1 event but has 0");
  }

  private static double x(Timeline timeline, String text) throws Exception {
    return Double.parseDouble(element(timeline, text).getAttribute("x"));
  }

  private static double y(String text) throws Exception {
    return Double.parseDouble(element(CROWDED, text).getAttribute("y"));
  }

  private static Element element(Timeline timeline, String text) throws Exception {
    return elements(timeline, "text").stream()
        .filter(each -> each.getTextContent().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
