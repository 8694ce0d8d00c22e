package org.ovenproof.examples.gan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.display.Table;

/**
 * How a game went; shown as a table.
 *
 * @param rounds those that were looked at, from 0, before the first step, to the last
 */
public record GanHistory(List<Round> rounds) implements Displayable {

  public GanHistory {
    rounds = List.copyOf(rounds);
  }

  /**
   * What was seen after a round.
   *
   * @param number of the round, 0 before the first
   * @param generated 500 points, from the same noise in each round, {@code [500, d]}
   * @param onReal mean of {@code D(x)} over 500 real points, 0 to 1
   * @param onGenerated mean of {@code D(G(z))} over the generated ones, 0 to 1
   * @param value of the {@link ValueFunction} over both, in nats
   */
  public record Round(
      int number, INDArray generated, double onReal, double onGenerated, double value) {}

  /** Returns the last round. */
  public Round last() {
    return rounds.get(rounds.size() - 1);
  }

  /** Returns one number of each round: {@code history.each(round -> round.value())}. */
  public double[] each(ToDoubleFunction<Round> number) {
    return rounds.stream().mapToDouble(number).toArray();
  }

  @Override
  public Output display() {
    Table table = Table.of("round", "D(x)", "D(G(z))", "V(D, G)");
    for (Round round : rounds) {
      table =
          table.row(
              round.number(),
              rounded(round.onReal()),
              rounded(round.onGenerated()),
              rounded(round.value()));
    }
    return table;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }
}
