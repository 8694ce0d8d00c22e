package org.ovenproof.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.cnn.Epoch;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.DrawnDigits;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.data.Examples;
import org.ovenproof.examples.diffusion.ExactDenoiser;
import org.ovenproof.examples.diffusion.Nearest;
import org.ovenproof.examples.diffusion.NoiseSchedule;
import org.ovenproof.examples.diffusion.Sampler;
import org.ovenproof.examples.diffusion.Trajectory;
import org.ovenproof.examples.gan.Round;
import org.ovenproof.examples.learn.Weights;
import org.ovenproof.examples.sound.NoisySounds;
import org.ovenproof.examples.sound.Sound;
import org.ovenproof.examples.sound.Spectrogram;
import org.ovenproof.examples.sound.Stft;
import org.ovenproof.examples.transformer.Attention;
import org.ovenproof.examples.transformer.Continuation;
import org.ovenproof.examples.transformer.Decoder;
import org.ovenproof.examples.transformer.DecoderConfig;
import org.ovenproof.examples.transformer.Sampling;

/** What is a value stays what it is, whoever writes into an array that it was given or gave. */
class ValuesTest {

  private final INDArray given = Weights.normal(new Random(1), 1, 6, 4);

  private Map<String, Supplier<INDArray>> values() {
    DrawnShapes shapes = DrawnShapes.plain(2, 12, 1);
    DrawnDigits digits = DrawnDigits.draw(2, 12, 1);
    ColourShapes colours = ColourShapes.draw(2, 1);
    NoisySounds sounds = NoisySounds.make(2, 0, 1);
    Sound sound = Sound.of(given.reshape(24), 1000);
    Spectrogram spectrogram = new Spectrogram(given, 1, 1);
    Attention attention = Attention.of(given, given, given);
    Epoch epoch = new Epoch(0, 0, 0, 0, 0, given);
    Round round = new Round(0, given, 0, 0, 0);
    Trajectory.Moment moment = new Trajectory.Moment(1, given, given);
    Trajectory way =
        Sampler.ddim(2)
            .from(ExactDenoiser.of(given, 1, NoiseSchedule.cosine(9)), given, new Random(1));
    Nearest nearest = Nearest.of(given, given);
    Examples examples = Examples.of(given);
    return Map.ofEntries(
        Map.entry("pictures of shapes", shapes::pictures),
        Map.entry("picture of a shape", () -> shapes.picture(0)),
        Map.entry("pictures of digits", digits::pictures),
        Map.entry("picture of a digit", () -> digits.picture(0)),
        Map.entry("pictures in colour", colours::pictures),
        Map.entry("picture in colour", () -> colours.picture(0)),
        Map.entry("pictures of sounds", sounds::pictures),
        Map.entry("picture of a sound", () -> sounds.picture(0)),
        Map.entry("samples", sound::samples),
        Map.entry("levels", spectrogram::levels),
        Map.entry("spectrogram", () -> Stft.hann(8, 4).of(sound).levels()),
        Map.entry("scores", attention::scores),
        Map.entry("weights", attention::weights),
        Map.entry("output", attention::output),
        Map.entry("kernels", epoch::kernels),
        Map.entry("generated", round::generated),
        Map.entry("noisy", moment::noisy),
        Map.entry("clean", moment::clean),
        Map.entry("start", () -> way.at(9).noisy()),
        Map.entry("result", way::result),
        Map.entry("nearest", nearest::examples),
        Map.entry("examples", () -> examples.sample(3, 1)));
  }

  @TestFactory
  Stream<DynamicTest> an_array_that_was_handed_out_or_in_can_be_written_into() {
    Map<String, Supplier<INDArray>> values = values();
    Map<String, INDArray> before =
        values.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, entry -> entry.getValue().get().dup()));
    given.assign(7);
    return values.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      entry.getValue().get().assign(9);
                      assertThat(entry.getValue().get()).isEqualTo(before.get(entry.getKey()));
                    }));
  }

  @Test
  void tokens_are_copied_too() {
    int[] first = {1, 2};
    Continuation sequence = new Continuation(first, new int[] {3});
    first[0] = 5;
    sequence.given()[1] = 5;
    sequence.next()[0] = 5;

    assertThat(sequence).isEqualTo(new Continuation(new int[] {1, 2}, new int[] {3}));
    assertThat(sequence).hasSameHashCodeAs(new Continuation(new int[] {1, 2}, new int[] {3}));
    assertThat(sequence).hasToString("[1, 2] and then [3]");

    int[][] given = {{1, 2}};
    Decoder decoder = Decoder.of(new DecoderConfig(6, 8, 2, 1), 1);
    decoder.sample(given, 0, Sampling.greedy(6))[0][0] = 5;
    assertThat(given[0]).containsExactly(1, 2);
    assertThat(Nd4j.createFromArray(decoder.complete(given[0], 0)).length()).isEqualTo(2);
  }
}
