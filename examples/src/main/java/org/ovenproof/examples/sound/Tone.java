package org.ovenproof.examples.sound;

import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A tone with overtones in a second of silence. Its pitch follows an arch, {@code pitch (1 + arch
 * sin(π u))} where {@code u} runs from 0 to 1, flat if {@code arch} is 0. Cries of newborns mainly
 * rise and fall, from 398 Hz to 583 Hz and back in the mean of 172 (Michelsson et al., Cry
 * Characteristics of 172 Healthy 1- to 7-Day-Old Infants, 2002); these are shorter, to fit into a
 * second. Overtone {@code k} has the amplitude {@code 1 / k}, and a wobble moves the pitch by one
 * part in a hundred.
 *
 * @param pitch the lowest frequency of the fundamental, in hertz
 * @param arch how far it rises, as a share of the pitch
 * @param begin when it sets in, in seconds
 * @param length how long it sounds, in seconds
 * @param wobble how often the pitch wobbles, in hertz
 */
record Tone(double pitch, double arch, double begin, double length, double wobble) {

  private static final int OVERTONES = 6;

  /** How long it takes to swell and to die away, in seconds. */
  private static final double SWELL = 0.05;

  static Tone steady(Random random) {
    return of(random, 0);
  }

  static Tone arched(Random random) {
    return of(random, between(random, 0.25, 0.5));
  }

  /** A flat tone is as high as the middle of an arch may be, so the height gives nothing away. */
  private static Tone of(Random random, double arch) {
    double middle = between(random, 350, 550);
    double length = between(random, 0.5, 0.8);
    double begin = between(random, 0.05, 0.95 - length);
    double pitch = middle / (1 + arch * 2 / Math.PI);
    return new Tone(pitch, arch, begin, length, between(random, 5, 8));
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  Sound sound(int rate) {
    float[] samples = new float[rate];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double since = (double) i / rate - begin;
      if (since < 0 || since > length) {
        continue;
      }
      double rise = 1 + arch * StrictMath.sin(Math.PI * since / length);
      double shake = 1 + 0.01 * StrictMath.sin(2 * Math.PI * wobble * since);
      phase = (phase + 2 * Math.PI * pitch * rise * shake / rate) % (2 * Math.PI);
      double swell = Math.min(1, Math.min(since, length - since) / SWELL);
      samples[i] = (float) (swell * overtones(phase));
    }
    return Sound.of(Nd4j.createFromArray(samples), rate);
  }

  /**
   * {@code sin(k x) / k}, summed over {@code k}, by {@code sin(k x) = 2 cos(x) sin((k - 1) x) -
   * sin((k - 2) x)}.
   */
  private static double overtones(double x) {
    double twice = 2 * StrictMath.cos(x);
    double before = 0;
    double sine = StrictMath.sin(x);
    double sum = sine;
    for (int k = 2; k <= OVERTONES; k++) {
      double next = twice * sine - before;
      before = sine;
      sine = next;
      sum += sine / k;
    }
    return sum;
  }
}
