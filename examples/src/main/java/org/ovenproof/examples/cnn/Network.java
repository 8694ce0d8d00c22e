package org.ovenproof.examples.cnn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.data.Classes;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.LabelledPictures;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.OneHot;

/**
 * A convolutional network with weights. It begins with random ones (He et al., arXiv:1502.01852;
 * biases 0) and learns in a {@link Training}, which changes it. The last layer must be dense; its
 * softmax is the probability of each class, and the loss is the mean cross-entropy {@code -log
 * p[true class]}. {@code FLOAT}. Not safe for use by several threads at once.
 *
 * @param <C> what stands for a class
 */
public final class Network<C> {

  private static final String INPUT = "input";
  private static final String LABELS = "labels";
  private static final String PROBABILITIES = "probabilities";
  private static final String LOSS = "loss";

  private final Architecture architecture;
  private final Classes<C> classes;
  private final SameDiff graph = SameDiff.create();

  private Network(Architecture architecture, Classes<C> classes) {
    this.architecture = architecture;
    this.classes = classes;
  }

  /**
   * Returns a network for drawn shapes that has learned nothing yet.
   *
   * @param seed of the random weights
   * @throws IllegalArgumentException if there is no convolution, or if the last layer is not dense
   *     with one number for each {@link DrawnShape}
   */
  public static Network<DrawnShape> of(Architecture architecture, long seed) {
    return of(architecture, DrawnShape.classes(), seed);
  }

  /**
   * Returns a network that has learned nothing yet.
   *
   * @param classes what it is to tell apart
   * @param seed of the random weights
   * @throws IllegalArgumentException if there is no convolution, or if the last layer is not dense
   *     with one number for each class
   */
  public static <C> Network<C> of(Architecture architecture, Classes<C> classes, long seed) {
    int count = classes.values().size();
    List<Layer> layers = architecture.layers();
    if (layers.isEmpty() || !layers.get(layers.size() - 1).equals(new DenseLayer(count))) {
      throw new IllegalArgumentException(
          "architecture must end with dense(%d), one number a %s, but does not"
              .formatted(count, classes.name()));
    }
    if (layers.stream().noneMatch(ConvolutionLayer.class::isInstance)) {
      throw new IllegalArgumentException("architecture must have a convolution but has none");
    }
    Network<C> network = new Network<>(architecture, classes);
    network.build(new Random(seed), count);
    return network;
  }

  /** Returns the layers that it is made of. */
  public Architecture architecture() {
    return architecture;
  }

  /** Returns what it tells apart. */
  public Classes<C> classes() {
    return classes;
  }

  /**
   * Returns the kernels of a convolution as they are now, a copy {@code [n, c, k, k]}.
   *
   * @param name of the convolution, such as {@code conv1}
   * @throws IllegalArgumentException if there is no such convolution
   */
  public INDArray kernels(String name) {
    SDVariable kernels = graph.getVariable(name + "-kernels");
    if (kernels == null) {
      throw unknown(name, stage -> stage.name().startsWith("conv"));
    }
    return kernels.getArr().permute(3, 2, 0, 1).dup('c');
  }

  /**
   * Returns what a layer makes of a picture, a new array {@code [n, h', w']}.
   *
   * @param name of the layer, such as {@code relu1}
   * @param picture {@code [h, w]} or {@code [c, h, w]}, as the architecture's input
   * @throws IllegalArgumentException if there is no such layer or {@code picture} has another shape
   */
  public INDArray maps(String name, INDArray picture) {
    if (architecture.stages().stream().noneMatch(stage -> stage.name().equals(name))) {
      throw unknown(name, stage -> true);
    }
    INDArray batch = Volume.batch(picture);
    check("picture as a batch", batch);
    return graph.output(Map.of(INPUT, batch), name).get(name).slice(0);
  }

  /**
   * Returns how probable each class is for each picture.
   *
   * @param pictures {@code [n, c, h, w]}, as the architecture's input; returns a new array {@code
   *     [n, k]}, each row with the sum 1
   * @throws IllegalArgumentException if {@code pictures} has another shape
   */
  public INDArray probabilities(INDArray pictures) {
    check("pictures", pictures);
    return graph.output(Map.of(INPUT, pictures), PROBABILITIES).get(PROBABILITIES);
  }

  /**
   * Returns the number of the most probable class of each picture.
   *
   * @param pictures {@code [n, c, h, w]}, as the architecture's input
   * @throws IllegalArgumentException if {@code pictures} has another shape
   */
  public int[] predict(INDArray pictures) {
    return probabilities(pictures).argMax(1).toIntVector();
  }

  /**
   * Returns what it takes a picture for.
   *
   * @param picture {@code [h, w]} or {@code [c, h, w]}, as the architecture's input
   * @throws IllegalArgumentException if {@code picture} has another shape
   */
  public Guess<C> guess(INDArray picture) {
    return Guess.of(classes, probabilities(Volume.batch(picture)).toDoubleVector());
  }

  /**
   * Returns how well it names what pictures show.
   *
   * @throws IllegalArgumentException if the pictures have another shape, or a label is no class of
   *     the network
   */
  public Score score(LabelledPictures<C> pictures) {
    return Score.of(probabilities(pictures.pictures()), pictures.labels());
  }

  /** Returns a descent with Adam that changes the weights; {@link #inputs} are what it takes. */
  Descent descent(double learningRate) {
    return Descent.adam(graph, LOSS, learningRate);
  }

  /** Returns what a step takes: some pictures out of all, and what they show. */
  Map<String, INDArray> inputs(INDArray pictures, int[] labels, int[] chosen) {
    INDArray[] slices = Arrays.stream(chosen).mapToObj(pictures::slice).toArray(INDArray[]::new);
    int[] shown = Arrays.stream(chosen).map(i -> labels[i]).toArray();
    return Map.of(INPUT, Nd4j.stack(0, slices), LABELS, OneHot.of(shown, classes.values().size()));
  }

  void check(String name, INDArray pictures) {
    Volume in = architecture.input();
    Arguments.shape(name, pictures, "n", in.channels(), in.height(), in.width());
  }

  private void build(Random random, int classes) {
    Volume in = architecture.input();
    SDVariable labels = graph.placeHolder(LABELS, DataType.FLOAT, -1, classes);
    SDVariable x =
        graph.placeHolder(INPUT, DataType.FLOAT, -1, in.channels(), in.height(), in.width());
    for (int i = 0; i < architecture.layers().size(); i++) {
      Stage stage = architecture.stages().get(i);
      x = architecture.layers().get(i).add(graph, stage.name(), x, stage.input(), random);
    }
    graph.nn().softmax(PROBABILITIES, x);
    graph.loss().softmaxCrossEntropy(LOSS, labels, x, null);
  }

  private IllegalArgumentException unknown(String name, Predicate<Stage> possible) {
    List<String> names = architecture.stages().stream().filter(possible).map(Stage::name).toList();
    return new IllegalArgumentException(
        "name must be one of %s but was %s".formatted(String.join(", ", names), name));
  }

  @Override
  public String toString() {
    return "network of %d layers and %d parameters"
        .formatted(architecture.stages().size(), architecture.parameters());
  }
}
