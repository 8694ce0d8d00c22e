package org.ovenproof.examples.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.Network;
import org.ovenproof.examples.cnn.Training;

class CryTest {

  @Test
  void a_network_that_sees_spectrograms_finds_the_cry_in_the_noise() {
    Architecture architecture =
        Architecture.input(1, 32, 30).convolution(8, 5).relu().maxPool(3).dense(3);
    Network<SoundKind> network = Network.of(architecture, SoundKind.classes(), 1);
    NoisySounds unseen = NoisySounds.make(120, 0, 2);

    new Training(4, 16, 0.005, 3).run(network, NoisySounds.make(240, -5, 5, 1), unseen);

    // Chance is 1/3; whoever hears that there is a tone but not which one has 2/3.
    assertThat(network.score(unseen).accuracy()).isGreaterThan(0.75);
    // Ever deeper in the noise, the kinds cannot be told apart any more.
    assertThat(network.score(NoisySounds.make(120, -40, 4)).accuracy()).isBetween(0.2, 0.47);
  }
}
