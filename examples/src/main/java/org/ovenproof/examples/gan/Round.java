package org.ovenproof.examples.gan;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.figure.Rounded;
import org.ovenproof.examples.learn.Measurement;

/**
 * What a {@link GanTraining} measures after a round.
 *
 * @param number of the round, 0 before the first
 * @param generated 500 points, from the same noise in each round, {@code [500, d]}; copied
 * @param onReal mean of {@code D(x)} over 500 real points, 0 to 1
 * @param onGenerated mean of {@code D(G(z))} over the generated ones, 0 to 1
 * @param value of the {@link ValueFunction} over both, in nats
 */
public record Round(int number, INDArray generated, double onReal, double onGenerated, double value)
    implements Measurement {

  public Round {
    generated = generated.dup(generated.ordering());
  }

  /** Returns the generated points, a copy. */
  @Override
  public INDArray generated() {
    return generated.dup(generated.ordering());
  }

  @Override
  public List<String> names() {
    return List.of("round", "D(x)", "D(G(z))", "V(D, G)");
  }

  @Override
  public List<Object> cells() {
    return List.of(number, Rounded.of(onReal, 3), Rounded.of(onGenerated, 3), Rounded.of(value, 3));
  }
}
