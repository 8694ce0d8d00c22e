package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.OneHot;

/**
 * A denoiser that learns from examples, a perceptron as its {@link DenoiserPlan} says. It begins
 * with random weights and is changed by a {@link DenoiserTraining}. {@code FLOAT}. Not safe for use
 * by several threads.
 */
public final class DenoisingNetwork implements Denoiser {

  private static final String INPUT = "input";
  private static final String TARGET = "target";
  private static final String LAYER = "layer";
  private static final String LOSS = "loss";

  private final DenoiserPlan plan;
  private final NoiseSchedule schedule;
  private final SameDiff graph = SameDiff.create();
  private final String output;

  private DenoisingNetwork(DenoiserPlan plan, NoiseSchedule schedule, Random random) {
    this.plan = plan;
    this.schedule = schedule;
    SDVariable target = graph.placeHolder(TARGET, DataType.FLOAT, -1, plan.numbers());
    SDVariable input = graph.placeHolder(INPUT, DataType.FLOAT, -1, plan.inputs());
    SDVariable last = Dense.perceptron(graph, LAYER, input, random, plan.sizes());
    this.output = last.name();
    graph.math().square(last.sub(target)).mean(LOSS);
  }

  /**
   * Returns a network that has learned nothing yet.
   *
   * @param seed of the random weights
   */
  public static DenoisingNetwork of(DenoiserPlan plan, NoiseSchedule schedule, long seed) {
    return new DenoisingNetwork(plan, schedule, new Random(seed));
  }

  /** Returns what it is made of. */
  public DenoiserPlan plan() {
    return plan;
  }

  @Override
  public NoiseSchedule schedule() {
    return schedule;
  }

  @Override
  public int numbers() {
    return plan.numbers();
  }

  /** Returns the noise that it expects in examples of any class. */
  @Override
  public INDArray noise(INDArray noisy, int t) {
    return noise(noisy, t, new int[] {OneHot.NONE});
  }

  /**
   * Returns a denoiser of examples of one class, or of a class for each row. It uses this network
   * as it is at the time.
   *
   * @param labels one for all rows or one for each, {@code 0 <= label < classes}
   * @throws IllegalArgumentException if there is none, or one is out of range
   */
  public Denoiser given(int... labels) {
    return guided(1, labels);
  }

  /**
   * Returns a denoiser with classifier-free guidance (Ho and Salimans, arXiv:2207.12598): {@code ε
   * = ε(x) + scale · (ε(x, class) − ε(x))}. With scale 0 the class is ignored, 1 is the network's
   * own answer, more goes further away from what any class would have; their {@code w} is {@code
   * scale − 1}. Above 0 and other than 1 it asks the network twice.
   *
   * @param scale {@code >= 0}
   * @param labels one for all rows or one for each, {@code 0 <= label < classes}
   * @throws IllegalArgumentException if {@code scale < 0}, there is no label, or one is out of
   *     range
   */
  public Denoiser guided(double scale, int... labels) {
    if (!(scale >= 0)) {
      throw new IllegalArgumentException("scale must be >= 0 but was " + scale);
    }
    if (labels.length == 0) {
      throw new IllegalArgumentException("labels must be >= 1 but were 0");
    }
    Arguments.indices("label", labels, plan.classes());
    return new GuidedDenoiser(this, scale, labels.clone());
  }

  /** The noise expected in examples of known classes, a label for all rows or one for each. */
  INDArray noise(INDArray noisy, int t, int[] labels) {
    Arguments.shape("noisy", noisy, "n", numbers());
    schedule.beta(t);
    float[][] rows = noisy.toFloatMatrix();
    int[] times = new int[rows.length];
    Arrays.fill(times, t);
    INDArray said = graph.output(Map.of(INPUT, input(rows, times, labels)), output).get(output);
    return plan.prediction() == Prediction.NOISE
        ? said
        : noisy.sub(said.mul(schedule.signal(t))).divi(schedule.noise(t));
  }

  Descent descent(double learningRate) {
    return Descent.adam(graph, LOSS, learningRate);
  }

  /** The placeholders of a step of learning; a label is a class or {@link OneHot#NONE}. */
  Map<String, INDArray> placeholders(float[][] noisy, int[] times, int[] labels, float[][] target) {
    return Map.of(INPUT, input(noisy, times, labels), TARGET, Nd4j.createFromArray(target));
  }

  /** The arrays of all weights, not copies. */
  List<INDArray> weights() {
    return graph.variables().stream()
        .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
        .map(SDVariable::getArr)
        .toList();
  }

  /** Noisy examples, their steps and their classes side by side, {@code [n, inputs]}. */
  private INDArray input(float[][] noisy, int[] times, int[] labels) {
    int numbers = plan.numbers();
    float[][] rows = new float[noisy.length][plan.inputs()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(noisy[i], 0, rows[i], 0, numbers);
      TimeEmbedding.write(times[i], schedule.steps(), rows[i], numbers);
      int label = labels[labels.length == 1 ? 0 : i];
      OneHot.write(label, plan.classes(), rows[i], numbers + TimeEmbedding.SIZE);
    }
    return Nd4j.createFromArray(rows);
  }

  @Override
  public String toString() {
    return "denoising network of %d parameters".formatted(plan.parameters());
  }
}
