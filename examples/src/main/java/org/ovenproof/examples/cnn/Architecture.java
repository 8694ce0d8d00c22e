package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;

/**
 * The layers of a network in their order, before it has any weights. Each method returns a longer
 * one; shown as a table of layers, shapes and numbers to learn. Immutable.
 */
public final class Architecture implements Displayable {

  private final Volume input;
  private final List<Layer> layers;
  private final List<Stage> stages;

  private Architecture(Volume input, List<Layer> layers, List<Stage> stages) {
    this.input = input;
    this.layers = List.copyOf(layers);
    this.stages = List.copyOf(stages);
  }

  /**
   * Begins with pictures of this many channels, this high and this wide.
   *
   * @throws IllegalArgumentException if one of them is {@code <= 0}
   */
  public static Architecture input(int channels, int height, int width) {
    return new Architecture(new Volume(channels, height, width), List.of(), List.of());
  }

  /**
   * Adds a convolution with bias, stride 1, no padding.
   *
   * @param maps how many kernels, and so maps, {@code > 0}
   * @param size of a kernel, {@code 0 < size <= min(h, w)}
   * @throws IllegalArgumentException if {@code maps <= 0}, {@code size <= 0} or {@code size >
   *     min(h, w)}
   */
  public Architecture convolution(int maps, int size) {
    return with(new ConvolutionLayer(maps, size));
  }

  /** Adds {@code max(0, x)}. */
  public Architecture relu() {
    return with(new ReluLayer());
  }

  /**
   * Adds max pooling over windows of {@code size x size}.
   *
   * @throws IllegalArgumentException if {@code size <= 0} or {@code size > min(h, w)}
   */
  public Architecture maxPool(int size) {
    return with(new MaxPoolLayer(size));
  }

  /**
   * Adds one number for each class, each from all numbers before it; its softmax are the
   * probabilities.
   *
   * @throws IllegalArgumentException if {@code classes <= 0}
   */
  public Architecture dense(int classes) {
    return with(new DenseLayer(classes));
  }

  /** Returns the shape of a picture. */
  public Volume input() {
    return input;
  }

  /** Returns the layers with their shapes, in their order. */
  public List<Stage> stages() {
    return stages;
  }

  /** Returns the shape of what the last layer returns. */
  public Volume output() {
    return stages.isEmpty() ? input : stages.get(stages.size() - 1).output();
  }

  /** Returns how many numbers it learns. */
  public long parameters() {
    return stages.stream().mapToLong(Stage::parameters).sum();
  }

  /** Returns how many products it adds up for one picture: one for each use of a weight. */
  public long multiplyAdds() {
    return stages.stream().mapToLong(Stage::multiplyAdds).sum();
  }

  List<Layer> layers() {
    return layers;
  }

  @Override
  public Output display() {
    Table table = Table.of("layer", "does", "returns", "learns").row("input", "", input, 0);
    for (Stage stage : stages) {
      table = table.row(stage.name(), stage.summary(), stage.output(), stage.parameters());
    }
    return table.row("sum", "", "", parameters());
  }

  private Architecture with(Layer layer) {
    long same = layers.stream().filter(other -> other.kind().equals(layer.kind())).count();
    String name = layer.kind() + (same + 1);
    Volume from = output();
    List<Layer> longer = new ArrayList<>(layers);
    longer.add(layer);
    List<Stage> further = new ArrayList<>(stages);
    further.add(
        new Stage(
            name,
            layer.summary(),
            from,
            layer.output(from),
            layer.parameters(from),
            layer.multiplyAdds(from)));
    return new Architecture(input, longer, further);
  }
}
