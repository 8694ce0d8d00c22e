package org.ovenproof.examples.diffusion;

import java.util.Arrays;
import java.util.Locale;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;

/**
 * What a {@link DenoisingNetwork} is made of: a perceptron with ReLU between its layers, which
 * takes a noisy example, its step and, if there are classes, which of them is wanted.
 *
 * @param numbers that make an example, {@code > 0}
 * @param width of each hidden layer, {@code > 0}
 * @param hidden how many hidden layers, {@code > 0}
 * @param classes that an example may be asked from, {@code >= 0}
 * @param prediction what the last layer says
 */
public record DenoiserPlan(int numbers, int width, int hidden, int classes, Prediction prediction)
    implements Displayable {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if {@code numbers}, {@code width} or {@code hidden} is {@code
   *     <= 0}, or {@code classes < 0}
   */
  public DenoiserPlan {
    check("numbers", numbers, 1);
    check("width", width, 1);
    check("hidden", hidden, 1);
    check("classes", classes, 0);
  }

  /**
   * Returns a plan with two hidden layers of 128, no classes, that predicts noise.
   *
   * @param numbers that make an example, {@code > 0}
   * @throws IllegalArgumentException if {@code numbers <= 0}
   */
  public static DenoiserPlan of(int numbers) {
    return new DenoiserPlan(numbers, 128, 2, 0, Prediction.NOISE);
  }

  /**
   * Returns the plan with hidden layers of another width.
   *
   * @param width how many numbers each has, {@code > 0}
   * @throws IllegalArgumentException if {@code width <= 0}
   */
  public DenoiserPlan width(int width) {
    return new DenoiserPlan(numbers, width, hidden, classes, prediction);
  }

  /**
   * Returns the plan with another number of hidden layers.
   *
   * @param hidden how many, {@code > 0}
   * @throws IllegalArgumentException if {@code hidden <= 0}
   */
  public DenoiserPlan hidden(int hidden) {
    return new DenoiserPlan(numbers, width, hidden, classes, prediction);
  }

  /**
   * Returns the plan with another number of classes.
   *
   * @param classes how many, {@code >= 0}
   * @throws IllegalArgumentException if {@code classes < 0}
   */
  public DenoiserPlan classes(int classes) {
    return new DenoiserPlan(numbers, width, hidden, classes, prediction);
  }

  /** Returns the plan of a network that says something else. */
  public DenoiserPlan predicting(Prediction prediction) {
    return new DenoiserPlan(numbers, width, hidden, classes, prediction);
  }

  /** Returns how many numbers it learns: weights and biases. */
  public long parameters() {
    return multiplyAdds() + (long) hidden * width + numbers;
  }

  /** Returns how many products it adds up for one example at one step: one for each weight. */
  public long multiplyAdds() {
    return (long) inputs() * width + (hidden - 1L) * width * width + (long) width * numbers;
  }

  /** How many numbers go into the first layer. */
  int inputs() {
    return numbers + TimeEmbedding.SIZE + classes;
  }

  /** The sizes of all layers, the input first. */
  long[] sizes() {
    long[] sizes = new long[hidden + 2];
    Arrays.fill(sizes, width);
    sizes[0] = inputs();
    sizes[hidden + 1] = numbers;
    return sizes;
  }

  @Override
  public Output display() {
    return Table.of("numbers", "hidden layers", "predicts", "parameters", "multiply-adds")
        .row(
            numbers,
            hidden + " × " + width,
            prediction.toString().toLowerCase(Locale.ROOT),
            parameters(),
            multiplyAdds());
  }

  private static void check(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be >= %d but was %d".formatted(name, least, value));
    }
  }
}
