package org.ovenproof.examples.gan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ovenproof.examples.data.Examples;
import org.ovenproof.examples.learn.Descent;

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
 * @param every how many rounds lie between two looks at the game, {@code > 0}
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
  private static final int LOOKED_AT = 500;

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
   * ten looks at the game after the first.
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
   * Returns the same training with this many rounds between two looks.
   *
   * @throws IllegalArgumentException if {@code rounds <= 0}
   */
  public GanTraining lookEvery(int rounds) {
    return new GanTraining(
        this.rounds, batch, loss, discriminatorRate, generatorRate, rounds, seed);
  }

  /**
   * Plays, which changes both networks.
   *
   * @param data what is real; other points of it in each round
   */
  public GanHistory run(Gan gan, Examples data) {
    Generator generator = gan.generator();
    Discriminator discriminator = gan.discriminator();
    Descent down = generator.descent(loss, generatorRate, BETA1);
    Descent up = discriminator.descent(discriminatorRate, BETA1);
    Random random = new Random(seed);
    INDArray real = data.sample(LOOKED_AT, ~seed);
    List<GanHistory.Round> looks = new ArrayList<>();
    looks.add(look(0, gan, real));
    for (int round = 1; round <= rounds; round++) {
      INDArray generated = generator.sample(batch, random);
      up.step(Discriminator.inputs(data.sample(batch, random), generated));
      down.step(generator.inputs(batch, discriminator, random));
      if (round % every == 0 || round == rounds) {
        looks.add(look(round, gan, real));
      }
    }
    return new GanHistory(looks);
  }

  /** Looks at points from the same noise each time, so that they can be followed. */
  private GanHistory.Round look(int round, Gan gan, INDArray real) {
    INDArray generated = gan.generator().sample(LOOKED_AT, ~seed);
    INDArray onReal = gan.discriminator().probability(real);
    INDArray onGenerated = gan.discriminator().probability(generated);
    return new GanHistory.Round(
        round,
        generated,
        onReal.meanNumber().doubleValue(),
        onGenerated.meanNumber().doubleValue(),
        ValueFunction.of(onReal, onGenerated));
  }
}
