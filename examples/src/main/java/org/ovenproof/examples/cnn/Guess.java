package org.ovenproof.examples.cnn;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.DrawnShape;

/**
 * What a network takes a picture for.
 *
 * @param probabilities of each shape, with the sum 1
 */
public record Guess(Map<DrawnShape, Double> probabilities) implements Displayable {

  public Guess {
    probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
  }

  static Guess of(double[] probabilities) {
    Map<DrawnShape, Double> map = new EnumMap<>(DrawnShape.class);
    for (DrawnShape shape : DrawnShape.values()) {
      map.put(shape, probabilities[shape.ordinal()]);
    }
    return new Guess(map);
  }

  /** Returns the most probable shape. */
  public DrawnShape shape() {
    return Collections.max(probabilities.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  @Override
  public Output display() {
    Table table = Table.of("shape", "probability");
    for (Map.Entry<DrawnShape, Double> entry : probabilities.entrySet()) {
      table = table.row(entry.getKey(), Rounded.of(entry.getValue()));
    }
    return table;
  }
}
