package org.ovenproof.examples.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.display.Drawing;

class SoundTest {

  @Test
  void a_pure_tone_of_amplitude_one_is_as_strong_as_the_root_of_one_half() {
    assertThat(Sound.tone(440, 1, 8000).strength()).isCloseTo(Math.sqrt(0.5), within(1e-4));
    assertThat(Sound.tone(440, 0.25, 8000).seconds()).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, 0, 6})
  void noise_is_as_far_below_a_sound_as_it_is_said_to_be(double decibels) {
    Sound tone = Sound.tone(440, 1, 8000);

    Sound mixed = tone.in(SoundKind.NOISE.make(1), decibels);

    Sound noise = Sound.of(mixed.samples().sub(tone.samples()), 8000);
    double found = 20 * Math.log10(tone.strength() / noise.strength());
    assertThat(found).isCloseTo(decibels, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(SoundKind.class)
  void the_same_seed_makes_the_same_sound_and_another_seed_another(SoundKind kind) {
    INDArray samples = kind.make(1).samples();

    assertThat(kind.make(1).samples()).isEqualTo(samples);
    assertThat(kind.make(2).samples()).isNotEqualTo(samples);
    assertThat(samples.length()).isEqualTo(8000);
  }

  @Test
  void a_piece_of_a_sound_is_cut_at_its_times() {
    Sound sound = Sound.of(Nd4j.arange(100), 10);

    assertThat(sound.part(2, 0.5).samples().toIntVector()).containsExactly(20, 21, 22, 23, 24);
  }

  @Test
  void a_chart_of_many_samples_keeps_their_extremes() {
    float[] samples = new float[8000];
    samples[4321] = 5;
    samples[4322] = -3;

    String svg = ((Drawing) Sound.of(Nd4j.createFromArray(samples), 8000).display()).svg();

    // The axis goes from the next round number below -3 to the one above 5.
    assertThat(svg).contains(">-4<").contains(">6<").contains(">seconds<");
    assertThat(svg.length()).isLessThan(12_000);
  }

  @Test
  void sounds_of_a_set_are_equally_strong_and_every_kind_is_there_equally_often() {
    NoisySounds sounds = NoisySounds.make(12, -10, 5, 1);

    for (int i = 0; i < sounds.count(); i++) {
      assertThat(sounds.sound(i).strength()).isCloseTo(0.2, within(1e-4));
      assertThat(sounds.labels()[i]).isEqualTo(sounds.kind(i).ordinal());
    }
    assertThat(sounds.labels()).contains(0, 1, 2);
    assertThat(sounds.pictures().shape()).containsExactly(12, 1, 32, 30);
    assertThat(NoisySounds.make(12, -10, 5, 1).pictures()).isEqualTo(sounds.pictures());
    assertThat(NoisySounds.make(12, -10, 5, 2).pictures()).isNotEqualTo(sounds.pictures());
  }

  @Test
  void wrong_arguments_are_named() {
    Sound tone = Sound.tone(440, 1, 8000);
    assertThatThrownBy(() -> Sound.tone(4000, 1, 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frequency must be > 0 and < rate / 2, 4000.0, but was 4000.0");
    assertThatThrownBy(() -> Sound.of(Nd4j.zeros(2, 2), 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples must be [n], n >= 2, but was [2, 2]");
    assertThatThrownBy(() -> Sound.of(Nd4j.zeros(4), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate must be > 0 but was 0");
    assertThatThrownBy(() -> tone.in(Sound.tone(440, 0.5, 8000), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("noise must have 8000 samples at 8000 Hz but has 4000 at 8000 Hz");
    assertThatThrownBy(() -> NoisySounds.make(0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be > 0 but was 0");
    assertThatThrownBy(() -> NoisySounds.make(3, 5, -5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most must be >= least, 5.0, but was -5.0");
  }
}
