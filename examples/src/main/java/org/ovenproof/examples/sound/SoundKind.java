package org.ovenproof.examples.sound;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.data.Classes;

/**
 * What is to be heard for a second, at 8,000 samples a second. Its place in this list is its class
 * number.
 */
public enum SoundKind {
  /** Hiss and nothing else: normal numbers, independent of each other. */
  NOISE,
  /** A machine: a tone with overtones whose pitch stays where it is. */
  HUM,
  /** A voice: the same kind of tone, but its pitch rises and falls, as in a baby's cry. */
  CRY;

  static final int RATE = 8000;

  /** Returns all kinds, as what sounds are sorted into. */
  public static Classes<SoundKind> classes() {
    return new Classes<>("sound", List.of(values()));
  }

  /** Returns a sound of this kind, clean, one second long; the same seed makes the same samples. */
  public Sound make(long seed) {
    return make(new Random(seed));
  }

  Sound make(Random random) {
    return switch (this) {
      case NOISE -> noise(random);
      case HUM -> Tone.steady(random).sound(RATE);
      case CRY -> Tone.arched(random).sound(RATE);
    };
  }

  private static Sound noise(Random random) {
    float[] samples = new float[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextGaussian();
    }
    return Sound.of(Nd4j.createFromArray(samples), RATE);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
