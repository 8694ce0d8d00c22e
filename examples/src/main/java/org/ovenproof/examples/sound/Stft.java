package org.ovenproof.examples.sound;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ovenproof.examples.argument.Arguments;

/**
 * The short-time Fourier transform (Allen and Rabiner, A Unified Approach to Short-Time Fourier
 * Analysis and Synthesis, 1977): how strong each frequency is in each stretch of a sound,
 *
 * <pre>X[k, m] = sum over i of  w[i] x[m hop + i] exp(-2 π j k i / n)</pre>
 *
 * for {@code n} samples a stretch, {@code k = 0 ... n / 2}. The window {@code w[i] = 1/2 - 1/2
 * cos(2 π i / n)}, named after Hann, fades each stretch in and out, so that its edges are not taken
 * for frequencies (Harris, On the Use of Windows for Harmonic Analysis with the Discrete Fourier
 * Transform, 1978). Computed as two products of matrices, {@code FLOAT}. Immutable.
 */
public final class Stft {

  private final int window;
  private final int hop;
  private final INDArray cosines;
  private final INDArray sines;

  private Stft(int window, int hop) {
    this.window = window;
    this.hop = hop;
    int bins = window / 2 + 1;
    float[][] real = new float[window][bins];
    float[][] imaginary = new float[window][bins];
    for (int i = 0; i < window; i++) {
      double hann = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / window);
      for (int k = 0; k < bins; k++) {
        // Angles repeat, so reduced ones keep the precision of the table.
        double angle = 2 * Math.PI * ((long) i * k % window) / window;
        real[i][k] = (float) (hann * StrictMath.cos(angle));
        imaginary[i][k] = (float) (hann * StrictMath.sin(angle));
      }
    }
    this.cosines = Nd4j.createFromArray(real);
    this.sines = Nd4j.createFromArray(imaginary);
  }

  /**
   * Returns the transform with a Hann window.
   *
   * @param window how many samples a stretch has, even, {@code >= 4}: the longer, the finer its
   *     frequencies and the coarser its times
   * @param hop how many samples on the next stretch begins, {@code > 0}
   * @throws IllegalArgumentException if {@code window < 4} or is odd, or {@code hop <= 0}
   */
  public static Stft hann(int window, int hop) {
    if (window < 4 || window % 2 != 0) {
      throw new IllegalArgumentException("window must be even and >= 4 but was " + window);
    }
    Arguments.positive("hop", hop);
    return new Stft(window, hop);
  }

  /**
   * Returns the spectrogram of a sound: {@code 20 log10(2 |X| / sum of w)} decibels, which is 0 for
   * a pure tone of amplitude 1 on the frequency of a bin.
   *
   * @throws IllegalArgumentException if the sound is shorter than the window
   */
  public Spectrogram of(Sound sound) {
    float[] samples = sound.samples().toFloatVector();
    if (samples.length < window) {
      throw new IllegalArgumentException(
          "sound must have >= %d samples but has %d".formatted(window, samples.length));
    }
    float[][] stretches = new float[(samples.length - window) / hop + 1][window];
    for (int m = 0; m < stretches.length; m++) {
      System.arraycopy(samples, m * hop, stretches[m], 0, window);
    }
    INDArray x = Nd4j.createFromArray(stretches);
    INDArray real = x.mmul(cosines);
    INDArray imaginary = x.mmul(sines);
    INDArray power = real.muli(real).addi(imaginary.muli(imaginary));
    // The window sums up to half its length.
    INDArray relative = power.muli(16.0 / ((double) window * window));
    INDArray decibels = Transforms.log(Transforms.max(relative, Spectrogram.LEAST_POWER), false);
    decibels.muli(10 / Math.log(10));
    return new Spectrogram(
        decibels.transpose().dup('c'), (double) sound.rate() / window, (double) hop / sound.rate());
  }
}
