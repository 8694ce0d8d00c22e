package org.ovenproof.examples.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Steps down the gradient of a loss with Adam (Kingma and Ba, arXiv:1412.6980): {@code w ← w − rate
 * · m̂ / (√v̂ + ε)}, where {@code m̂} and {@code v̂} are the running means of the gradient and of
 * its square. Each step changes the variables of the graph. Not safe for use by several threads.
 */
public final class Descent {

  private final SameDiff graph;
  private final String loss;
  private final Map<String, GradientUpdater<?>> updaters = new LinkedHashMap<>();
  private int steps;

  private Descent(SameDiff graph, String loss) {
    this.graph = graph;
    this.loss = loss;
  }

  /**
   * Returns a descent that moves all variables of a graph, with the paper's {@code β₁ = 0.9},
   * {@code β₂ = 0.999} and {@code ε = 10⁻⁸}.
   *
   * @param loss the name of a scalar in it, {@code FLOAT}; from now on the loss of the graph
   * @param learningRate about how far a step moves each weight, in the weights' own units, {@code >
   *     0}
   * @throws IllegalArgumentException if {@code learningRate <= 0} or the graph has no variable of
   *     this name
   */
  public static Descent adam(SameDiff graph, String loss, double learningRate) {
    return adam(graph, loss, new Adam(learningRate));
  }

  /**
   * Returns a descent as {@link #adam(SameDiff, String, double)} does, with another memory: {@code
   * beta1} is how much of the mean of gradients each step keeps, {@code 0 <= beta1 < 1}.
   * Adversarial training likes 0.5 (Radford et al., arXiv:1511.06434).
   *
   * @param loss the name of a scalar in the graph, {@code FLOAT}; from now on the loss of the graph
   * @param learningRate about how far a step moves each weight, in the weights' own units, {@code >
   *     0}
   * @param beta1 the share of the mean that a step keeps, {@code 0 <= beta1 < 1}
   * @throws IllegalArgumentException if {@code learningRate <= 0}, {@code beta1 < 0}, {@code beta1
   *     >= 1} or the graph has no variable of this name
   */
  public static Descent adam(SameDiff graph, String loss, double learningRate, double beta1) {
    if (!(beta1 >= 0 && beta1 < 1)) {
      throw new IllegalArgumentException("beta1 must be >= 0 and < 1 but was " + beta1);
    }
    return adam(graph, loss, Adam.builder().learningRate(learningRate).beta1(beta1).build());
  }

  private static Descent adam(SameDiff graph, String loss, Adam adam) {
    if (!(adam.getLearningRate() > 0)) {
      throw new IllegalArgumentException(
          "learningRate must be > 0 but was " + adam.getLearningRate());
    }
    if (!graph.hasVariable(loss)) {
      throw new IllegalArgumentException("loss must be a variable of the graph but was " + loss);
    }
    graph.setLossVariables(loss);
    Descent descent = new Descent(graph, loss);
    graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .forEach(
            variable -> {
              INDArray moments = Nd4j.zeros(DataType.FLOAT, 1, 2 * variable.getArr().length());
              GradientUpdater<?> updater = adam.instantiate(moments, false);
              updater.setStateViewArray(moments, variable.getArr().shape(), 'c', true);
              descent.updaters.put(variable.name(), updater);
            });
    return descent;
  }

  /**
   * Takes steps, each on a batch of its own: the loop of every training here.
   *
   * @param steps how many, {@code >= 0}
   * @param batches asked once before each step for a value of each placeholder that the loss
   *     depends on
   * @return the loss before each of these steps
   * @throws IllegalArgumentException if {@code steps < 0}
   */
  public LossCurve run(int steps, Supplier<Map<String, INDArray>> batches) {
    return run(steps, batches, step -> {});
  }

  /**
   * Takes steps as {@link #run(int, Supplier)} does and tells somebody after each.
   *
   * @param after given how many of these steps are taken, from 1 to {@code steps}
   * @throws IllegalArgumentException if {@code steps < 0}
   */
  public LossCurve run(int steps, Supplier<Map<String, INDArray>> batches, IntConsumer after) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be >= 0 but was " + steps);
    }
    double[] losses = new double[steps];
    for (int i = 0; i < steps; i++) {
      losses[i] = step(batches.get());
      after.accept(i + 1);
    }
    return new LossCurve("", losses);
  }

  /**
   * Takes a step and returns the loss before it.
   *
   * @param inputs a value for each placeholder that the loss depends on
   * @throws IllegalStateException if one of them has no value
   */
  public double step(Map<String, INDArray> inputs) {
    OutAndGrad found = graph.calculateGradientsAndOutputs(inputs, List.of(loss), updaters.keySet());
    updaters.forEach(
        (name, updater) -> {
          INDArray change = found.getGradients().get(name).dup('c');
          updater.applyUpdater(change, steps, 0);
          graph.getArrForVarName(name).subi(change);
        });
    steps++;
    return found.getOutputs().get(loss).getDouble(0);
  }

  /** Returns how many steps it has taken. */
  public int steps() {
    return steps;
  }
}
