package org.ovenproof.examples.cnn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;
import org.ovenproof.examples.data.Classes;
import org.ovenproof.examples.figure.Rounded;

/**
 * What a network takes a picture for.
 *
 * @param <C> what stands for a class
 * @param classes what it can be taken for
 * @param probabilities of each class, in their order, with the sum 1
 */
public record Guess<C>(Classes<C> classes, Map<C, Double> probabilities) implements Displayable {

  public Guess {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  static <C> Guess<C> of(Classes<C> classes, double[] probabilities) {
    Map<C, Double> map = new LinkedHashMap<>();
    List<C> values = classes.values();
    for (int i = 0; i < values.size(); i++) {
      map.put(values.get(i), probabilities[i]);
    }
    return new Guess<>(classes, map);
  }

  /** Returns the most probable class. */
  public C best() {
    return Collections.max(probabilities.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  @Override
  public Output display() {
    Table table = Table.of(classes.name(), "probability");
    for (Map.Entry<C, Double> entry : probabilities.entrySet()) {
      table = table.row(entry.getKey(), Rounded.of(entry.getValue(), 3));
    }
    return table;
  }
}
