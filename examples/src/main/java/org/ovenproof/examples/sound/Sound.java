package org.ovenproof.examples.sound;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ovenproof.display.Displayable;
import org.ovenproof.display.Output;
import org.ovenproof.examples.argument.Arguments;
import org.ovenproof.examples.figure.LineChart;

/**
 * A sound as the row of numbers that it is: how far the air is pressed or thinned at each moment, 0
 * at rest. Shown as a chart over time. Immutable.
 */
public final class Sound implements Displayable {

  /** How many points a chart has room for. */
  private static final int POINTS = 480;

  /** Below so many seconds, a chart counts milliseconds. */
  private static final double SHORT = 0.2;

  private final INDArray samples;
  private final int rate;

  private Sound(INDArray samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /**
   * Returns a sound.
   *
   * @param samples {@code [n]}, two at least; copied, as {@code FLOAT}
   * @param rate how many of them make a second, in hertz, {@code > 0}
   * @throws IllegalArgumentException if {@code rate <= 0} or {@code samples} has another shape
   */
  public static Sound of(INDArray samples, int rate) {
    Arguments.positive("rate", rate);
    if (samples.rank() != 1 || samples.length() < 2) {
      throw new IllegalArgumentException(
          "samples must be [n], n >= 2, but was " + Arrays.toString(samples.shape()));
    }
    return new Sound(samples.castTo(DataType.FLOAT).dup('c'), rate);
  }

  /**
   * Returns a pure tone {@code sin(2 π frequency t)}, amplitude 1.
   *
   * @param frequency in hertz, {@code 0 < frequency < rate / 2}: no faster one can be told from a
   *     slower one (Shannon, Communication in the Presence of Noise, 1949)
   * @param seconds how long it is, two samples at least
   * @param rate samples a second, in hertz, {@code > 0}
   * @throws IllegalArgumentException if {@code frequency <= 0}, {@code frequency >= rate / 2} or it
   *     is shorter than two samples
   */
  public static Sound tone(double frequency, double seconds, int rate) {
    if (!(frequency > 0 && frequency < rate / 2.0)) {
      throw new IllegalArgumentException(
          "frequency must be > 0 and < rate / 2, %s, but was %s".formatted(rate / 2.0, frequency));
    }
    if (!(seconds * rate >= 1.5)) {
      throw new IllegalArgumentException(
          "seconds must be >= 2 / rate, %s, but was %s".formatted(2.0 / rate, seconds));
    }
    float[] samples = new float[(int) Math.round(seconds * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) StrictMath.sin(2 * Math.PI * frequency * i / rate);
    }
    return of(Nd4j.createFromArray(samples), rate);
  }

  /** Returns the numbers, {@code [n]}, {@code FLOAT}, a copy. */
  public INDArray samples() {
    return samples.dup('c');
  }

  /** Returns how many samples make a second, in hertz. */
  public int rate() {
    return rate;
  }

  /** Returns how long it is, in seconds. */
  public double seconds() {
    return (double) samples.length() / rate;
  }

  /** Returns the root of the mean of the squared samples, which is how strong it is. */
  public double strength() {
    return Math.sqrt(samples.mul(samples).meanNumber().doubleValue());
  }

  /**
   * Returns this sound made so strong; silence stays silent.
   *
   * @param strength the root mean square that it is to have, {@code >= 0}
   * @throws IllegalArgumentException if {@code strength < 0}
   */
  public Sound scaledTo(double strength) {
    if (!(strength >= 0)) {
      throw new IllegalArgumentException("strength must be >= 0 but was " + strength);
    }
    double own = strength();
    return new Sound(own > 0 ? samples.mul(strength / own) : samples, rate);
  }

  /**
   * Returns this sound with a noise around it.
   *
   * @param noise as long, at the same rate; made stronger or weaker as needed
   * @param decibels how far this sound stands out, the signal-to-noise ratio {@code 20 log10(own
   *     strength / strength of the noise)}; negative if the noise is the stronger one
   * @throws IllegalArgumentException if the other one has another length or rate
   */
  public Sound in(Sound noise, double decibels) {
    if (noise.rate != rate || noise.samples.length() != samples.length()) {
      throw new IllegalArgumentException(
          "noise must have %d samples at %d Hz but has %d at %d Hz"
              .formatted(samples.length(), rate, noise.samples.length(), noise.rate));
    }
    Sound fit = noise.scaledTo(strength() / StrictMath.pow(10, decibels / 20));
    return new Sound(samples.add(fit.samples), rate);
  }

  /**
   * Returns a piece of it.
   *
   * @param from where it begins, in seconds
   * @param seconds how long it is
   * @throws IllegalArgumentException if the piece has fewer than two samples or does not lie within
   *     the sound
   */
  public Sound part(double from, double seconds) {
    long first = Math.round(from * rate);
    long last = first + Math.round(seconds * rate);
    if (first < 0 || last < first + 2 || last > samples.length()) {
      throw new IllegalArgumentException(
          "a piece must lie within 0 and %s s but was %s s from %s s"
              .formatted(seconds(), seconds, from));
    }
    return of(samples.get(NDArrayIndex.interval(first, last)), rate);
  }

  /** Returns a chart: every sample, or, where they are too many, the extremes of each stretch. */
  @Override
  public Output display() {
    float[] values = samples.toFloatVector();
    int stretch = Math.max(1, 2 * values.length / POINTS);
    int points = stretch == 1 ? values.length : 2 * (values.length / stretch);
    boolean brief = seconds() < SHORT;
    double units = brief ? 1000 : 1;
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      int first = stretch == 1 ? i : i / 2 * stretch;
      xs[i] = (first + (stretch == 1 ? 0 : i % 2 * stretch / 2.0)) * units / rate;
      ys[i] = values[first];
      for (int k = first; stretch > 1 && k < first + stretch; k++) {
        ys[i] = i % 2 == 0 ? Math.min(ys[i], values[k]) : Math.max(ys[i], values[k]);
      }
    }
    return LineChart.of(brief ? "milliseconds" : "seconds", "")
        .with("air pressure", xs, ys)
        .display();
  }

  @Override
  public String toString() {
    return "sound of %s s at %d Hz".formatted(seconds(), rate);
  }
}
