package org.ovenproof.examples.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.learn.Weights;

class StftTest {

  @Test
  void levels_agree_with_a_direct_transform_of_each_stretch() {
    Sound sound = Sound.of(Weights.normal(new Random(1), 1, 100), 1000);

    INDArray levels = Stft.hann(32, 20).of(sound).levels();

    assertThat(levels.shape()).containsExactly(17, 4);
    for (int k = 0; k < 17; k++) {
      for (int m = 0; m < 4; m++) {
        assertThat(levels.getDouble(k, m)).isCloseTo(direct(sound, 32, 20 * m, k), within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 64, 127})
  void a_pure_tone_on_a_bin_has_0_decibels_there_and_6_less_beside_it(int bin) {
    // Harris 1978: the transform of Hann's window is 1/2 in its middle, 1/4 beside it, 0 beyond.
    Spectrogram spectrogram = Stft.hann(256, 256).of(Sound.tone(bin * 31.25, 1, 8000));

    assertThat(spectrogram.hertz()).isEqualTo(31.25);
    INDArray levels = spectrogram.levels();
    assertThat(levels.getDouble(bin, 3)).isCloseTo(0, within(0.01));
    if (bin > 1 && bin < 127) {
      assertThat(levels.getDouble(bin + 1, 3)).isCloseTo(-6.02, within(0.01));
      assertThat(levels.getDouble(bin - 1, 3)).isCloseTo(-6.02, within(0.01));
      assertThat(levels.getDouble(bin + 2, 3)).isLessThan(-80);
    }
  }

  @Test
  void ten_times_the_amplitude_is_20_decibels_more() {
    Sound quiet = Sound.tone(1000, 0.1, 8000).scaledTo(0.01);
    Stft stft = Stft.hann(128, 64);

    INDArray difference =
        stft.of(quiet.scaledTo(0.1)).levels().sub(stft.of(quiet).levels()).getRow(16);

    assertThat(difference.minNumber().doubleValue()).isCloseTo(20, within(0.01));
    assertThat(difference.maxNumber().doubleValue()).isCloseTo(20, within(0.01));
  }

  @Test
  void silence_has_the_lowest_level_and_is_black() {
    Spectrogram silence = Stft.hann(64, 32).of(Sound.of(Nd4j.zeros(128), 8000));

    assertThat(silence.levels().maxNumber().doubleValue()).isCloseTo(-100, within(1e-3));
    assertThat(silence.picture().maxNumber().doubleValue()).isZero();
  }

  @Test
  void a_picture_has_the_highest_frequency_at_the_top() {
    Spectrogram tone = Stft.hann(64, 32).of(Sound.tone(8 * 125, 1, 8000)).below(2000);

    assertThat(tone.levels().size(0)).isEqualTo(16);
    assertThat(tone.picture().getColumn(5).argMax(0).getInt(0)).isEqualTo(15 - 8);
  }

  @Test
  void wrong_arguments_are_named() {
    Stft stft = Stft.hann(64, 32);
    assertThatThrownBy(() -> Stft.hann(63, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window must be even and >= 4 but was 63");
    assertThatThrownBy(() -> Stft.hann(64, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hop must be > 0 but was 0");
    assertThatThrownBy(() -> stft.of(Sound.of(Nd4j.zeros(63), 8000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sound must have >= 64 samples but has 63");
    assertThatThrownBy(() -> stft.of(Sound.of(Nd4j.zeros(64), 8000)).below(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be > 0 but was 0.0");
  }

  /** The level of one stretch at one frequency, by the formula, in double precision. */
  private static double direct(Sound sound, int n, int from, int k) {
    double real = 0;
    double imaginary = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
      sum += w;
      real += w * sound.samples().getDouble(from + i) * Math.cos(2 * Math.PI * i * k / n);
      imaginary -= w * sound.samples().getDouble(from + i) * Math.sin(2 * Math.PI * i * k / n);
    }
    return 20 * Math.log10(2 * Math.hypot(real, imaginary) / sum);
  }
}
