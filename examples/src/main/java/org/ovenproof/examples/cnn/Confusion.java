package org.ovenproof.examples.cnn;

import java.util.ArrayList;
import java.util.List;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;

/** How often a network takes one shape for another; shown as a table, a row for each true shape. */
public final class Confusion implements Displayable {

  private final int[][] counts;
  private final List<Mistake> mistakes;

  /**
   * A picture that was taken for something else.
   *
   * @param picture its number
   * @param shape what it shows
   * @param guess what it was taken for
   */
  public record Mistake(int picture, DrawnShape shape, DrawnShape guess) {

    @Override
    public String toString() {
      return shape + ", taken for " + guess;
    }
  }

  private Confusion(int[][] counts, List<Mistake> mistakes) {
    this.counts = counts;
    this.mistakes = List.copyOf(mistakes);
  }

  /** Counts what a network makes of pictures whose shapes are known. */
  public static Confusion of(Network network, DrawnShapes shapes) {
    DrawnShape[] classes = DrawnShape.values();
    int[][] counts = new int[classes.length][classes.length];
    List<Mistake> mistakes = new ArrayList<>();
    int[] guesses = network.predict(shapes.pictures());
    for (int i = 0; i < guesses.length; i++) {
      DrawnShape shape = shapes.shape(i);
      counts[shape.ordinal()][guesses[i]]++;
      if (guesses[i] != shape.ordinal()) {
        mistakes.add(new Mistake(i, shape, classes[guesses[i]]));
      }
    }
    return new Confusion(counts, mistakes);
  }

  /** Returns how many pictures of {@code shape} were taken for {@code guess}. */
  public int count(DrawnShape shape, DrawnShape guess) {
    return counts[shape.ordinal()][guess.ordinal()];
  }

  /** Returns the pictures that were taken for something else, in their order. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  @Override
  public Output display() {
    List<String> columns = new ArrayList<>(List.of("true \\ guessed"));
    List<List<Object>> rows = new ArrayList<>();
    for (DrawnShape shape : DrawnShape.values()) {
      columns.add(shape.toString());
      List<Object> row = new ArrayList<>(List.of(shape.toString()));
      for (int count : counts[shape.ordinal()]) {
        row.add(count);
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
