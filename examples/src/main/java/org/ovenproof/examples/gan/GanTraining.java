package org.ovenproof.examples.gan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.data.Examples;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.History;
import org.ovenproof.examples.learn.LossCurve;

/**
 * The game of algorithm 1 (Goodfellow et al., arXiv:1406.2661): in each round the discriminator
 * takes a step, and then the generator takes one; both with Adam, whose mean forgets half of itself
 * in each step (Radford et al., arXiv:1511.06434).
 *
 * @param rounds how many, {@code > 0}
 * @param batch how many real and how many generated points make a step, {@code > 0}
 * @param loss of the generator
 * @param discriminatorRate the discriminator's learning rate, {@code > 0}
 * @param generatorRate the generator's learning rate, {@code > 0}
 * @param every how many rounds lie between two measurements, {@code > 0}
 * @param seed of all noise and of the real points
 */
public record GanTraining(
    int rounds,
    int batch,
    GeneratorLoss loss,
    double discriminatorRate,
    double generatorRate,
    int every,
    long seed) {

  private static final double BETA1 = 0.5;
  private static final int MEASURED = 500;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one of them is {@code <= 0}
   */
  public GanTraining {
    if (rounds <= 0 || batch <= 0 || every <= 0) {
      throw new IllegalArgumentException(
          "rounds, batch and every must be > 0 but were %d, %d and %d"
              .formatted(rounds, batch, every));
    }
    if (!(discriminatorRate > 0 && generatorRate > 0)) {
      throw new IllegalArgumentException(
          "discriminatorRate and generatorRate must be > 0 but were %s and %s"
              .formatted(discriminatorRate, generatorRate));
    }
  }

  /**
   * Returns a training with the non-saturating loss, batches of 128, both learning rates 0.003, and
   * about ten measurements after the first.
   *
   * @throws IllegalArgumentException if {@code rounds <= 0}
   */
  public static GanTraining rounds(int rounds, long seed) {
    int every = Math.max(1, rounds / 10);
    return new GanTraining(rounds, 128, GeneratorLoss.NON_SATURATING, 0.003, 0.003, every, seed);
  }

  /** Returns the same training with another loss of the generator. */
  public GanTraining with(GeneratorLoss loss) {
    return new GanTraining(rounds, batch, loss, discriminatorRate, generatorRate, every, seed);
  }

  /**
   * Returns the same training with other learning rates.
   *
   * @throws IllegalArgumentException if {@code discriminator <= 0} or {@code generator <= 0}
   */
  public GanTraining rates(double discriminator, double generator) {
    return new GanTraining(rounds, batch, loss, discriminator, generator, every, seed);
  }

  /**
   * Returns the same training with this many real and generated points a step.
   *
   * @throws IllegalArgumentException if {@code batch <= 0}
   */
  public GanTraining batch(int batch) {
    return new GanTraining(rounds, batch, loss, discriminatorRate, generatorRate, every, seed);
  }

  /**
   * Returns the same training with this many rounds between two measurements.
   *
   * @throws IllegalArgumentException if {@code every <= 0}
   */
  public GanTraining every(int every) {
    return new GanTraining(rounds, batch, loss, discriminatorRate, generatorRate, every, seed);
  }

  /**
   * Plays, which changes the weights of both networks.
   *
   * @param data what is real; other points of it in each round
   * @return the loss of the discriminator before each of its steps, and what was measured before
   *     the first round, after every so many and after the last
   * @throws IllegalArgumentException if the examples have other dimensions than the points of both
   *     networks
   */
  public History<Round> run(Gan gan, Examples data) {
    if (data.dimensions() != gan.generator().dimensions()) {
      throw new IllegalArgumentException(
          "data must have %d dimensions, as the points of the networks, but has %d"
              .formatted(gan.generator().dimensions(), data.dimensions()));
    }
    Generator generator = gan.generator();
    Discriminator discriminator = gan.discriminator();
    Descent ofGenerator = generator.descent(loss, generatorRate, BETA1);
    Descent ofDiscriminator = discriminator.descent(discriminatorRate, BETA1);
    Random random = new Random(seed);
    INDArray real = data.sample(MEASURED, ~seed);
    List<Round> measured = new ArrayList<>();
    measured.add(measure(0, gan, real));
    LossCurve losses =
        ofDiscriminator.run(
            rounds,
            () -> {
              INDArray generated = generator.sample(batch, random);
              return Discriminator.inputs(data.sample(batch, random), generated);
            },
            round -> {
              ofGenerator.step(generator.inputs(batch, discriminator, random));
              if (round % every == 0 || round == rounds) {
                measured.add(measure(round, gan, real));
              }
            });
    return new History<>(losses.in("cross-entropy, nats"), measured);
  }

  /** Generates points from the same noise each time, so that they can be followed. */
  private Round measure(int round, Gan gan, INDArray real) {
    INDArray generated = gan.generator().sample(MEASURED, ~seed);
    INDArray onReal = gan.discriminator().probability(real);
    INDArray onGenerated = gan.discriminator().probability(generated);
    return new Round(
        round,
        generated,
        onReal.meanNumber().doubleValue(),
        onGenerated.meanNumber().doubleValue(),
        ValueFunction.of(onReal, onGenerated));
  }
}
