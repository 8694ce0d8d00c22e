package org.ovenproof.examples.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ovenproof.display.Drawing;
import org.ovenproof.display.Table;

class LossCurveTest {

  @Test
  void its_ends_are_means_of_a_fiftieth() {
    double[] values = new double[100];
    Arrays.setAll(values, i -> i);
    LossCurve curve = new LossCurve("nats", values);

    assertThat(curve.first()).isEqualTo(0.5);
    assertThat(curve.last()).isEqualTo(98.5);
    assertThat(((Drawing) curve.display()).svg()).contains("loss (nats)");
    assertThat(((Drawing) curve.in("").display()).svg()).contains(">loss<");
  }

  @Test
  void it_is_a_value_that_nobody_can_change() {
    double[] values = {3, 2, 1};
    LossCurve curve = new LossCurve("nats", values);
    values[0] = 9;
    curve.values()[1] = 9;

    assertThat(curve.values()).containsExactly(3, 2, 1);
    assertThat(curve).isEqualTo(new LossCurve("nats", 3, 2, 1)).hasSameHashCodeAs(curve.in("nats"));
    assertThat(curve).isNotEqualTo(curve.in("squared error"));
    assertThat(curve.then(new LossCurve("", 0.5))).isEqualTo(new LossCurve("nats", 3, 2, 1, 0.5));
  }

  @Test
  void without_steps_there_is_nothing_to_show() {
    LossCurve none = new LossCurve("");

    assertThat(none.steps()).isZero();
    assertThatThrownBy(none::last)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a loss curve must have >= 1 step but has 0");
    assertThatThrownBy(none::display)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a loss curve must have >= 2 steps but has 0");
  }

  private record Weight(int step, double kilograms) implements Measurement {

    @Override
    public List<String> names() {
      return List.of("step", "weight");
    }

    @Override
    public List<Object> cells() {
      return List.of(step, kilograms);
    }
  }

  @Test
  void a_history_is_a_table_with_a_row_for_each_measurement() {
    LossCurve losses = new LossCurve("", 2, 1);
    History<Weight> history =
        new History<>(losses, List.of(new Weight(0, 70), new Weight(2, 69.5)));

    assertThat(history.display()).isEqualTo(Table.of("step", "weight").row(0, 70.0).row(2, 69.5));
    assertThat(history.first().step()).isZero();
    assertThat(history.last().step()).isEqualTo(2);
    assertThat(history.each(Weight::kilograms)).containsExactly(70, 69.5);
    assertThatThrownBy(() -> new History<>(losses, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("measurements must be >= 1 but were 0");
  }
}
