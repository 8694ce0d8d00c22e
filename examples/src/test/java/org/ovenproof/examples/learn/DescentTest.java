package org.ovenproof.examples.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class DescentTest {

  /** The loss {@code Σ (w − goal)²}, least where {@code w = goal}. */
  private static SameDiff bowl() {
    SameDiff graph = SameDiff.create();
    SDVariable goal = graph.placeHolder("goal", DataType.FLOAT, 2);
    SDVariable w = graph.var("w", Nd4j.createFromArray(0f, 0f));
    w.sub(goal).mul(w.sub(goal)).sum("loss");
    return graph;
  }

  private static final Map<String, INDArray> GOAL = Map.of("goal", Nd4j.createFromArray(3f, -100f));

  @Test
  void the_first_step_moves_each_weight_by_the_learning_rate() {
    // Kingma and Ba, section 2.1: both means are the gradient's, so m̂ / √v̂ is its sign.
    SameDiff graph = bowl();
    double loss = Descent.adam(graph, "loss", 0.25).step(GOAL);
    assertThat(loss).isCloseTo(9 + 10_000, within(1e-2));
    assertThat(graph.getVariable("w").getArr().toDoubleVector())
        .containsExactly(new double[] {0.25, -0.25}, within(1e-5));
  }

  @Test
  void many_steps_reach_the_bottom() {
    SameDiff graph = bowl();
    Descent descent = Descent.adam(graph, "loss", 0.5, 0.5);
    for (int i = 0; i < 1500; i++) {
      descent.step(GOAL);
    }
    assertThat(descent.steps()).isEqualTo(1500);
    assertThat(graph.getVariable("w").getArr().toDoubleVector())
        .containsExactly(new double[] {3, -100}, within(0.01));
  }

  @Test
  void a_run_is_as_many_steps_as_it_says_each_told_afterwards() {
    Descent descent = Descent.adam(bowl(), "loss", 0.25);
    List<Integer> told = new ArrayList<>();
    LossCurve run = descent.run(3, () -> GOAL, told::add);

    Descent again = Descent.adam(bowl(), "loss", 0.25);
    assertThat(run.values()).containsExactly(again.step(GOAL), again.step(GOAL), again.step(GOAL));
    assertThat(told).containsExactly(1, 2, 3);
    assertThat(descent.run(0, () -> GOAL).steps()).isZero();
    assertThatThrownBy(() -> descent.run(-1, () -> GOAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be >= 0 but was -1");
  }

  @Test
  void a_perceptron_learns_exclusive_or() {
    // Minsky and Papert, Perceptrons (1969): no single layer can.
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
    SDVariable y = graph.placeHolder("y", DataType.FLOAT, -1, 1);
    SDVariable guess = Dense.perceptron(graph, "layer", x, new Random(3), 2, 8, 1);
    graph.loss().meanSquaredError("loss", y, guess, null);
    Descent descent = Descent.adam(graph, "loss", 0.05);
    Map<String, INDArray> table =
        Map.of(
            "x", Nd4j.createFromArray(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
            "y", Nd4j.createFromArray(new float[][] {{0}, {1}, {1}, {0}}));
    for (int i = 0; i < 300; i++) {
      descent.step(table);
    }
    assertThat(graph.output(table, "layer2").get("layer2").toDoubleVector())
        .containsExactly(new double[] {0, 1, 1, 0}, within(0.05));
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> Descent.adam(bowl(), "loss", 0))
        .hasMessage("learningRate must be > 0 but was 0.0");
    assertThatThrownBy(() -> Descent.adam(bowl(), "loss", 0.1, 1))
        .hasMessage("beta1 must be >= 0 and < 1 but was 1.0");
    assertThatThrownBy(() -> Descent.adam(bowl(), "gain", 0.1))
        .hasMessage("loss must be a variable of the graph but was gain");
    assertThatThrownBy(() -> Dense.perceptron(null, "layer", null, null, 2))
        .hasMessage("sizes must be >= 2 but were 1");
  }
}
