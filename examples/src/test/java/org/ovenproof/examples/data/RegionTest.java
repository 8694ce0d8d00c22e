package org.ovenproof.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RegionTest {

  @Test
  void distances_are_negative_inside_and_positive_outside() {
    assertThat(Region.circle(2).distance(3, 4)).isEqualTo(3);
    assertThat(Region.circle(2).distance(0, 0)).isEqualTo(-2);
    assertThat(Region.box(2, 1).distance(5, 5)).isEqualTo(5);
    assertThat(Region.box(2, 1).distance(0, 0)).isEqualTo(-1);
  }

  @Test
  void a_polygon_measures_to_its_nearest_edge() {
    Region square = Region.polygon(0, 0, 4, 0, 4, 4, 0, 4);

    assertThat(square.distance(2, 1)).isEqualTo(-1);
    assertThat(square.distance(7, 8)).isEqualTo(5);
  }

  @Test
  void an_outline_is_as_wide_as_it_is_said_to_be() {
    Region ring = Region.circle(5).outline(2);

    assertThat(ring.distance(5, 0)).isEqualTo(-1);
    assertThat(ring.distance(6, 0)).isZero();
    assertThat(ring.distance(0, 0)).isEqualTo(4);
  }

  @Test
  void a_box_turned_by_a_quarter_is_as_wide_as_it_was_high() {
    Region turned = Region.box(3, 1).turned(Math.PI / 2);

    assertThat(turned.distance(0, 3)).isCloseTo(0, within(1e-12));
    assertThat(turned.distance(1, 0)).isCloseTo(0, within(1e-12));
  }

  @Test
  void a_pixel_is_covered_by_half_where_the_border_passes_its_centre() {
    assertThat(Canvas.coverage(Region.box(2.5, 10), 2, 0, 1)).isEqualTo(0.5);
    assertThat(Canvas.coverage(Region.box(2.5, 10), 1, 0, 1)).isEqualTo(1);
    assertThat(Canvas.coverage(Region.box(2.5, 10), 3, 0, 1)).isEqualTo(0);
  }
}
