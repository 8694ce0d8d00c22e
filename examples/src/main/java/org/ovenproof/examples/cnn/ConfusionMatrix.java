package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.LabelledPictures;

/**
 * How often a network takes one class for another; shown as a table, a row for each true class.
 *
 * @param <C> what stands for a class
 */
public final class ConfusionMatrix<C> implements Displayable {

  private final List<C> classes;
  private final int[][] counts;
  private final List<Mistake<C>> mistakes;

  /**
   * A picture that was taken for something else.
   *
   * @param picture its number
   * @param truth what it shows
   * @param guess what it was taken for
   */
  public record Mistake<C>(int picture, C truth, C guess) {

    @Override
    public String toString() {
      return truth + ", taken for " + guess;
    }
  }

  private ConfusionMatrix(List<C> classes, int[][] counts, List<Mistake<C>> mistakes) {
    this.classes = classes;
    this.counts = counts;
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * Counts what a network makes of pictures whose classes are known.
   *
   * @throws IllegalArgumentException if the pictures have another shape than the network takes
   */
  public static <C> ConfusionMatrix<C> of(Network<C> network, LabelledPictures<C> pictures) {
    List<C> classes = pictures.classes().values();
    int[][] counts = new int[classes.size()][classes.size()];
    List<Mistake<C>> mistakes = new ArrayList<>();
    int[] labels = pictures.labels();
    int[] guesses = network.predict(pictures.pictures());
    for (int i = 0; i < guesses.length; i++) {
      counts[labels[i]][guesses[i]]++;
      if (guesses[i] != labels[i]) {
        mistakes.add(new Mistake<>(i, classes.get(labels[i]), classes.get(guesses[i])));
      }
    }
    return new ConfusionMatrix<>(classes, counts, mistakes);
  }

  /**
   * Returns how many pictures of {@code truth} were taken for {@code guess}.
   *
   * @throws IllegalArgumentException if one of them is no class of the pictures
   */
  public int count(C truth, C guess) {
    return counts[number(truth)][number(guess)];
  }

  private int number(C kind) {
    int number = classes.indexOf(kind);
    if (number < 0) {
      throw new IllegalArgumentException(
          "class must be one of %s but was %s".formatted(classes, kind));
    }
    return number;
  }

  /** Returns the pictures that were taken for something else, in their order. */
  public List<Mistake<C>> mistakes() {
    return mistakes;
  }

  @Override
  public Output display() {
    List<String> columns = new ArrayList<>(List.of("true \\ guessed"));
    List<List<Object>> rows = new ArrayList<>();
    for (int truth = 0; truth < counts.length; truth++) {
      columns.add(classes.get(truth).toString());
      List<Object> row = new ArrayList<>(List.of(classes.get(truth).toString()));
      for (int count : counts[truth]) {
        row.add(count);
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
