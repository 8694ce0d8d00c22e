package org.ovenproof.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.Convolution;
import org.ovenproof.examples.cnn.Kernels;
import org.ovenproof.examples.cnn.Network;
import org.ovenproof.examples.cnn.Training;
import org.ovenproof.examples.dalle.VqVae;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.data.GaussianMixture;
import org.ovenproof.examples.diffusion.DenoiserPlan;
import org.ovenproof.examples.diffusion.DenoiserTraining;
import org.ovenproof.examples.diffusion.DenoisingNetwork;
import org.ovenproof.examples.diffusion.NoiseSchedule;
import org.ovenproof.examples.gan.Gan;
import org.ovenproof.examples.gan.GanTraining;
import org.ovenproof.examples.latent.Autoencoder;
import org.ovenproof.examples.learn.Weights;
import org.ovenproof.examples.rnn.SequenceReader;
import org.ovenproof.examples.rnn.Visits;
import org.ovenproof.examples.sound.Sound;
import org.ovenproof.examples.sound.Stft;
import org.ovenproof.examples.transformer.Attention;
import org.ovenproof.examples.transformer.Decoder;
import org.ovenproof.examples.transformer.DecoderConfig;
import org.ovenproof.examples.transformer.DecoderTraining;
import org.ovenproof.examples.transformer.ReversedWords;

/**
 * What each architecture computes is what it computed on a CPU, whatever ND4J runs on: {@code
 * cpu.txt} holds the numbers of {@code nd4j-native}, and with {@code -Pcuda} those of the GPU are
 * compared with it. {@code -Dbackend.expect=write} writes it anew.
 */
class BackendTest {

  private static final Path EXPECTED = Path.of("src/test/resources/org/ovenproof/examples/cpu.txt");

  /** Of the length of the expected array; what is computed once differs in its last bits only. */
  private static final double ONCE = 1e-4;

  /** Steps of Adam make more of a difference in a gradient that is near zero. */
  private static final double TRAINED = 1e-2;

  private static final int STEPS = 5;

  /**
   * Something that is computed.
   *
   * @param tolerance the largest length of a difference, as a share of the expected length
   */
  private record Computation(String name, double tolerance, Supplier<INDArray> result) {}

  private static Stream<Computation> computations() {
    return Stream.of(
        new Computation("convolution", ONCE, BackendTest::convolution),
        new Computation("spectrogram", ONCE, BackendTest::spectrogram),
        new Computation("attention", ONCE, BackendTest::attention),
        new Computation("noise", ONCE, BackendTest::noise),
        new Computation("cnn", TRAINED, BackendTest::cnn),
        new Computation("lstm", TRAINED, BackendTest::lstm),
        new Computation("gan", TRAINED, BackendTest::gan),
        new Computation("decoder", TRAINED, BackendTest::decoder),
        new Computation("vq-vae", TRAINED, BackendTest::codes),
        new Computation("diffusion", TRAINED, BackendTest::diffusion),
        new Computation("autoencoder", TRAINED, BackendTest::autoencoder));
  }

  @TestFactory
  Stream<DynamicTest> what_is_computed_is_what_a_cpu_computes() throws IOException {
    if ("write".equals(System.getProperty("backend.expect"))) {
      write();
    }
    Map<String, double[]> expected = read();
    return computations()
        .map(
            each ->
                DynamicTest.dynamicTest(each.name(), () -> check(each, expected.get(each.name()))));
  }

  private static void check(Computation computation, double[] expected) {
    double[] actual = numbers(computation.result().get());
    assertThat(expected).as("in %s, written by -Dbackend.expect=write", EXPECTED).isNotNull();
    assertThat(actual).hasSameSizeAs(expected);
    double[] difference = new double[actual.length];
    Arrays.setAll(difference, i -> actual[i] - expected[i]);
    assertThat(length(difference)).isLessThanOrEqualTo(computation.tolerance() * length(expected));
  }

  private static double length(double[] numbers) {
    return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum());
  }

  private static double[] numbers(INDArray array) {
    return array.dup('c').ravel().toDoubleVector();
  }

  private static void write() throws IOException {
    String text =
        computations()
            .map(each -> each.name() + " " + text(numbers(each.result().get())) + "\n")
            .collect(Collectors.joining());
    Files.createDirectories(EXPECTED.getParent());
    Files.writeString(EXPECTED, text);
  }

  private static String text(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> Float.toString((float) number))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, double[]> read() throws IOException {
    Map<String, double[]> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(EXPECTED)) {
      String[] words = line.split(" ");
      expected.put(
          words[0], Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
    }
    return expected;
  }

  private static INDArray convolution() {
    INDArray picture = DrawnShapes.draw(1, 16, 1).picture(0);
    return Convolution.of(Kernels.sobelX()).apply(picture);
  }

  private static INDArray spectrogram() {
    return Stft.hann(32, 20).of(Sound.of(Weights.normal(new Random(1), 1, 80), 1000)).levels();
  }

  private static INDArray attention() {
    return Attention.causal(normal(1, 6, 4), normal(2, 6, 4), normal(3, 6, 3)).output();
  }

  private static INDArray noise() {
    return NoiseSchedule.linear(50).noised(normal(1, 12, 2), 25, 9);
  }

  private static INDArray cnn() {
    Architecture architecture =
        Architecture.input(1, 16, 16).convolution(4, 3).relu().maxPool(2).dense(4);
    Network<DrawnShape> network = Network.of(architecture, 1);
    Training.epochs(1, 7).run(network, DrawnShapes.draw(64, 16, 1), DrawnShapes.draw(16, 16, 2));
    return network.probabilities(DrawnShapes.draw(8, 16, 3).pictures());
  }

  private static INDArray lstm() {
    SequenceReader reader = SequenceReader.lstm(6, 10, 1);
    reader.train(Visits.draw(40, 10, 1), STEPS, 1);
    return reader.states(Visits.draw(2, 10, 2), 0);
  }

  private static INDArray gan() {
    Gan gan = Gan.of(1, 1);
    GanTraining.rounds(STEPS, 1).run(gan, GaussianMixture.line(0.5, -2, 2));
    return gan.generator().sample(40, 9);
  }

  private static INDArray decoder() {
    ReversedWords words = ReversedWords.of("abcd", 1, 3);
    Decoder decoder = Decoder.of(new DecoderConfig(words.alphabet().size(), 16, 2, 2), 1);
    DecoderTraining.of(decoder, words, 16, 0.01, 1).run(STEPS);
    return Nd4j.createFromArray(decoder.loss(words.draw(32, 3, 9)));
  }

  private static INDArray codes() {
    VqVae images = VqVae.train(ColourShapes.draw(32, 1).pictures(), 4, STEPS, 1);
    int[] tokens = new int[images.tokensPerPicture()];
    Arrays.setAll(tokens, place -> place % 4);
    return images.pictures(new int[][] {tokens});
  }

  private static INDArray diffusion() {
    INDArray examples = normal(4, 64, 2);
    DenoisingNetwork network =
        DenoisingNetwork.of(DenoiserPlan.of(2).width(16), NoiseSchedule.linear(50), 1);
    DenoiserTraining.steps(STEPS, 1).batch(32).run(network, examples);
    return network.noise(normal(3, 20, 2), 20);
  }

  private static INDArray autoencoder() {
    INDArray drawings = DrawnShapes.plain(64, 12, 1).pictures().reshape(64, 144).mul(2).subi(1);
    Autoencoder autoencoder = Autoencoder.of(144, 16, 4, 1);
    autoencoder.train(drawings, STEPS, 0.005, 1);
    return autoencoder.encode(drawings.get(NDArrayIndex.interval(0, 10)));
  }

  private static INDArray normal(int seed, long... shape) {
    return Weights.normal(new Random(seed), 1, shape);
  }
}
