package org.ovenproof.examples;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ovenproof.examples.cnn.Architecture;
import org.ovenproof.examples.cnn.ConfusionMatrix;
import org.ovenproof.examples.cnn.Judgement;
import org.ovenproof.examples.cnn.Network;
import org.ovenproof.examples.cnn.Score;
import org.ovenproof.examples.cnn.Training;
import org.ovenproof.examples.dalle.Dalle;
import org.ovenproof.examples.dalle.VqVae;
import org.ovenproof.examples.data.Caption;
import org.ovenproof.examples.data.ColourShapes;
import org.ovenproof.examples.data.DrawnDigits;
import org.ovenproof.examples.data.DrawnShape;
import org.ovenproof.examples.data.DrawnShapes;
import org.ovenproof.examples.data.GaussianMixture;
import org.ovenproof.examples.data.ShapeTemplates;
import org.ovenproof.examples.diffusion.DenoiserPlan;
import org.ovenproof.examples.diffusion.DenoiserTraining;
import org.ovenproof.examples.diffusion.DenoisingNetwork;
import org.ovenproof.examples.diffusion.ExactDenoiser;
import org.ovenproof.examples.diffusion.Nearest;
import org.ovenproof.examples.diffusion.NoiseSchedule;
import org.ovenproof.examples.diffusion.Sampler;
import org.ovenproof.examples.diffusion.Trajectory;
import org.ovenproof.examples.figure.Figure;
import org.ovenproof.examples.figure.LineChart;
import org.ovenproof.examples.figure.StackDiagram;
import org.ovenproof.examples.gan.BestDiscriminator;
import org.ovenproof.examples.gan.Discriminator;
import org.ovenproof.examples.gan.Gan;
import org.ovenproof.examples.gan.GanTraining;
import org.ovenproof.examples.gan.ModeCoverage;
import org.ovenproof.examples.gan.ValueFunction;
import org.ovenproof.examples.image.Alpha;
import org.ovenproof.examples.learn.Conv2d;
import org.ovenproof.examples.learn.Dense;
import org.ovenproof.examples.learn.Descent;
import org.ovenproof.examples.learn.Weights;
import org.ovenproof.examples.rnn.PictureRows;
import org.ovenproof.examples.rnn.SequenceReader;
import org.ovenproof.examples.rnn.Visits;
import org.ovenproof.examples.sound.NoisySounds;
import org.ovenproof.examples.sound.Sound;
import org.ovenproof.examples.sound.Spectrogram;
import org.ovenproof.examples.transformer.Alphabet;
import org.ovenproof.examples.transformer.Continuation;
import org.ovenproof.examples.transformer.Decoder;
import org.ovenproof.examples.transformer.DecoderConfig;
import org.ovenproof.examples.transformer.ReversedWords;
import org.ovenproof.examples.transformer.Sampling;

/** What the Javadoc says is refused is refused, in words that name it. */
class ArgumentsTest {

  private static final Random RANDOM = new Random(1);
  private static final GaussianMixture RING = GaussianMixture.ring(8, 2, 0.1);
  private static final GaussianMixture LINE = GaussianMixture.line(1, 0);
  private static final NoiseSchedule SCHEDULE = NoiseSchedule.cosine(10);
  private static final Decoder DECODER = Decoder.of(new DecoderConfig(6, 8, 2, 2), 1);
  private static final Network<DrawnShape> NETWORK =
      Network.of(Architecture.input(1, 12, 12).convolution(2, 3).relu().dense(4), 1);
  private static final DrawnShapes SHAPES = DrawnShapes.plain(4, 12, 1);
  private static final ColourShapes COLOURS = ColourShapes.draw(32, 1);
  private static final VqVae IMAGES = VqVae.train(COLOURS.pictures(), 4, 1, 1);

  private static INDArray zeros(long... shape) {
    return Nd4j.zeros(DataType.FLOAT, shape);
  }

  private static DynamicTest refused(String message, ThrowingCallable call) {
    return DynamicTest.dynamicTest(
        message,
        () ->
            assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message));
  }

  @TestFactory
  Stream<DynamicTest> by_what_learns() {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
    return Stream.of(
        refused("inputs must be > 0 but was 0", () -> Weights.he(RANDOM, 0, 2)),
        refused("outputs must be > 0 but was 0", () -> Weights.glorot(RANDOM, 1, 0)),
        refused("shape must be > 0 but was 0", () -> Weights.normal(RANDOM, 1, 2, 0)),
        refused("outputs must be > 0 but was -1", () -> Dense.layer(graph, "y", x, 2, -1, RANDOM)),
        refused(
            "maps must be > 0 but was 0", () -> Conv2d.layer(graph, "y", x, 1, 1, 1, 0, RANDOM)),
        refused(
            "stride must be > 0 but was 0", () -> Conv2d.config(1, 1, 0, 0, WeightsFormat.YXIO)),
        refused(
            "padding must be >= 0 but was -1",
            () -> Conv2d.config(1, 1, 1, -1, WeightsFormat.YXIO)),
        refused("learningRate must be > 0 but was -1.0", () -> Descent.adam(graph, "x", -1, 0.5)),
        refused(
            "loss must be a variable of the graph but was gain",
            () -> Descent.adam(graph, "gain", 1, 0.5)));
  }

  @TestFactory
  Stream<DynamicTest> by_convolutional_networks() {
    DrawnShapes large = DrawnShapes.plain(4, 16, 1);
    DrawnDigits digits = DrawnDigits.draw(10, 12, 1);
    Architecture ten = Architecture.input(1, 12, 12).convolution(2, 3).dense(10);
    Network<Integer> digitNetwork = Network.of(ten, digits.classes(), 1);
    return Stream.of(
        refused(
            "pictures must be [n, 1, 12, 12] but was [1, 1, 9, 12]",
            () -> NETWORK.probabilities(zeros(1, 1, 9, 12))),
        refused(
            "pictures must be [n, 1, 12, 12] but was [4, 1, 16, 16]",
            () -> NETWORK.predict(large.pictures())),
        refused(
            "pictures must be [n, 1, 12, 12] but was [4, 1, 16, 16]", () -> NETWORK.score(large)),
        refused(
            "pictures must be [n, 1, 12, 12] but was [4, 1, 16, 16]",
            () -> ConfusionMatrix.of(NETWORK, large)),
        refused(
            "pictures must be [n, 1, 12, 12] but was [1, 1, 5, 5]",
            () -> NETWORK.guess(zeros(5, 5))),
        refused(
            "picture as a batch must be [n, 1, 12, 12] but was [1, 1, 5, 5]",
            () -> NETWORK.maps("relu1", zeros(5, 5))),
        refused(
            "seen must be [n, 1, 12, 12] but was [4, 1, 16, 16]",
            () -> Training.epochs(1, 1).run(NETWORK, large, SHAPES)),
        refused("probabilities must be [n, k] but was [2]", () -> Score.of(zeros(2), new int[2])),
        refused("label must be >= 0 and < 4 but was 4", () -> Score.of(zeros(1, 4), new int[] {4})),
        refused(
            "class must be one of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] but was 10",
            () -> ConfusionMatrix.of(digitNetwork, digits).count(10, 0)),
        refused(
            "predictions must be >= 1 and confidence from 0 to 1 but were 0 and 0.5",
            () -> new Judgement<>(List.of(), 0.5)),
        refused(
            "among must be > 0 but was 0",
            () -> new Judgement<>(List.of(DrawnShape.CROSS), 0.5).variety(0)));
  }

  @TestFactory
  Stream<DynamicTest> by_adversarial_networks() {
    Gan gan = Gan.of(2, 1);
    return Stream.of(
        refused("points must be [n, 2] but was [5, 3]", () -> ModeCoverage.of(RING, zeros(5, 3))),
        refused("points must be [n, 2] but was [2]", () -> ModeCoverage.of(RING, zeros(2))),
        refused(
            "x must be [n, 1] but was [5, 2]",
            () -> new BestDiscriminator(LINE, LINE).probability(zeros(5, 2))),
        refused(
            "x must be [n, 2] but was [5, 1]", () -> gan.discriminator().probability(zeros(5, 1))),
        refused(
            "real must be [n, 2] but was [5, 1]",
            () -> gan.discriminator().train(zeros(5, 1), zeros(5, 2), 1, 0.1)),
        refused(
            "steps must be >= 0 but was -1",
            () -> gan.discriminator().train(zeros(5, 2), zeros(5, 2), -1, 0.1)),
        refused("z must be [n, 2] but was [5, 1]", () -> gan.generator().generate(zeros(5, 1))),
        refused(
            "discriminator must have 2 dimensions, as generator has, but has 1",
            () -> new Gan(gan.generator(), Discriminator.of(1, 4, 1))),
        refused(
            "data must have 2 dimensions, as the points of the networks, but has 1",
            () -> GanTraining.rounds(1, 1).run(gan, LINE)),
        refused(
            "onReal must be >= 1 numbers from 0 to 1 but was 2.0000",
            () -> ValueFunction.of(Nd4j.scalar(2f), Nd4j.scalar(0.5f))));
  }

  @TestFactory
  Stream<DynamicTest> by_diffusion() {
    DenoisingNetwork network = DenoisingNetwork.of(DenoiserPlan.of(2).width(4), SCHEDULE, 1);
    ExactDenoiser exact = ExactDenoiser.of(zeros(3, 2), 1, SCHEDULE);
    return Stream.of(
        refused("noisy must be [n, 2] but was [4, 3]", () -> network.noise(zeros(4, 3), 1)),
        refused("t must be >= 1 and <= 10 but was 11", () -> network.noise(zeros(4, 2), 11)),
        refused("noisy must be [n, 2] but was [4, 3]", () -> exact.noise(zeros(4, 3), 1)),
        refused("t must be >= 1 and <= 10 but was 0", () -> exact.weights(zeros(4, 2), 0)),
        refused("t must be >= 0 and <= 10 but was 11", () -> SCHEDULE.signal(11)),
        refused("t must be >= 0 and <= 10 but was -1", () -> SCHEDULE.noise(-1)),
        refused(
            "noise must be [4, 2], as clean is, but was [4, 3]",
            () -> SCHEDULE.noised(zeros(4, 2), 1, zeros(4, 3))),
        refused("t must be >= 1 and <= 10 but was 0", () -> SCHEDULE.step(zeros(2, 2), 0, RANDOM)),
        refused(
            "start must be [n, 2] but was [4, 3]",
            () -> Sampler.ddim(2).from(network, zeros(4, 3), RANDOM)),
        refused("moments must be >= 1 but were 0", () -> new Trajectory(List.of())));
  }

  @TestFactory
  Stream<DynamicTest> by_data() {
    Visits visits = Visits.draw(1, 10, 1);
    NoisySounds sounds = NoisySounds.make(1, 0, 1);
    return Stream.of(
        refused("index must be >= 0 and < 4 but was 4", () -> SHAPES.picture(4)),
        refused("index must be >= 0 and < 4 but was -1", () -> SHAPES.shape(-1)),
        refused(
            "index must be >= 0 and < 1 but was 1", () -> DrawnDigits.draw(1, 12, 1).picture(1)),
        refused("index must be >= 0 and < 1 but was 1", () -> DrawnDigits.draw(1, 12, 1).digit(1)),
        refused("index must be >= 0 and < 32 but was 32", () -> COLOURS.picture(32)),
        refused("index must be >= 0 and < 32 but was 32", () -> COLOURS.caption(32)),
        refused("index must be >= 0 and < 1 but was 1", () -> sounds.picture(1)),
        refused("index must be >= 0 and < 1 but was 1", () -> sounds.sound(1)),
        refused("index must be >= 0 and < 1 but was 1", () -> sounds.kind(1)),
        refused("index must be >= 0 and < 2 but was 2", () -> visits.sequence(2)),
        refused("index must be >= 0 and < 2 but was 2", () -> visits.first(2)),
        refused("index must be >= 0 and < 2 but was 2", () -> visits.array(0, 2)),
        refused("chosen must be > 0 but was 0", () -> visits.array(new int[0])),
        refused("index must be >= 0 and < 4 but was 4", () -> PictureRows.of(SHAPES).array(4)),
        refused(
            "index must be >= 0 and < 2 but was 2",
            () -> SequenceReader.elman(2, 10, 1).states(visits, 2)),
        refused(
            "pictures must be [n, 3, 16, 16] but was [1, 3, 12, 12]",
            () -> ShapeTemplates.draw().name(zeros(1, 3, 12, 12))),
        refused(
            "maps, height and width must be > 0 but were 0, 1 and 1",
            () -> StackDiagram.empty().with(0, 1, 1, "", List.of())));
  }

  @TestFactory
  Stream<DynamicTest> by_sound() {
    return Stream.of(
        refused("strength must be >= 0 but was -1.0", () -> Sound.tone(1, 1, 8).scaledTo(-1)),
        refused("seconds must be >= 2 / rate, 0.25, but was 0.1", () -> Sound.tone(1, 0.1, 8)),
        refused(
            "levels must be [frequencies, times] but was [4]",
            () -> new Spectrogram(zeros(4), 1, 1)),
        refused(
            "hertz and seconds must be > 0 but were 0.0 and 1.0",
            () -> new Spectrogram(zeros(4, 4), 0, 1)));
  }

  @TestFactory
  Stream<DynamicTest> by_decoders() {
    Sampling greedy = Sampling.greedy(6);
    return Stream.of(
        refused(
            "sequences must all have 0 tokens, >= 1, but one has 0",
            () -> DECODER.complete(new int[0], 1)),
        refused("count must be >= 0 but was -1", () -> DECODER.complete(new int[] {1}, -1)),
        refused(
            "tokens must be >= 0 and < 6 but one was 6", () -> DECODER.complete(new int[] {6}, 1)),
        refused("sequences must be >= 1 but were 0", () -> DECODER.sample(new int[0][], 1, greedy)),
        refused(
            "sequences must all have 2 tokens, >= 1, but one has 1",
            () -> DECODER.sample(new int[][] {{1, 2}, {3}}, 1, greedy)),
        refused(
            "among must be <= 6, all tokens, but was 7",
            () -> DECODER.sample(new int[][] {{1}}, 1, Sampling.greedy(7))),
        refused(
            "sequences must all have 0 tokens, >= 1, but one has 0",
            () -> DECODER.probabilities(new int[0])),
        refused("sequences must be >= 1 but were 0", () -> DECODER.loss(List.of())),
        refused("sequences must be >= 1 but were 0", () -> DECODER.predicts(List.of())),
        refused(
            "tokens must be >= 0 and < 6 but one was 9",
            () -> DECODER.loss(List.of(new Continuation(new int[] {1}, new int[] {9})))),
        refused("temperature must be >= 0 but was -1.0", () -> new Sampling(-1, 1, 1)),
        refused("among must be > 0 but was 0", () -> Sampling.greedy(0)),
        refused(
            "index must be >= 0 and < 2 but was 2",
            () -> new Continuation(new int[] {1}, new int[] {2}).token(2)),
        refused(
            "token must be >= 0 and < 2 but was 2", () -> Alphabet.of("ab").decode(new int[] {2})),
        refused("letters must be >= 1 but were 0", () -> ReversedWords.of("", 1, 2)),
        refused(
            "count must be >= 0 but was -1", () -> ReversedWords.of("ab", 1, 2).draw(-1, 1, 1)));
  }

  @TestFactory
  Stream<DynamicTest> by_image_tokens() {
    Dalle dalle = Dalle.of(IMAGES, 8, 1, 1, 1);
    Caption caption = Caption.of("red circle");
    return Stream.of(
        refused("tokens must be > 0 but was 0", () -> IMAGES.pictures(new int[0][])),
        refused("tokens must be 16 a picture but were 9", () -> IMAGES.pictures(new int[1][9])),
        refused("token must be >= 0 and < 4 but was 4", () -> IMAGES.unfinished(4)),
        refused("count must be > 0 but was 0", () -> dalle.draw(caption, 0, 1, 1)),
        refused("sequences must be >= 1 but were 0", () -> dalle.draw(List.of(), 1, 1)),
        refused("tokens must be 16 but were 9", () -> dalle.wordWeights(1, caption, new int[9])));
  }

  @TestFactory
  Stream<DynamicTest> by_plans_and_trainings() {
    DenoiserPlan plan = DenoiserPlan.of(2);
    DenoiserTraining training = DenoiserTraining.steps(1, 1);
    return Stream.of(
        refused("numbers must be >= 1 but was 0", () -> DenoiserPlan.of(0)),
        refused("width must be >= 1 but was 0", () -> plan.width(0)),
        refused("hidden must be >= 1 but was 0", () -> plan.hidden(0)),
        refused("classes must be >= 0 but was -1", () -> plan.classes(-1)),
        refused("batch must be > 0 but was 0", () -> training.batch(0)),
        refused("learningRate must be > 0 but was 0.0", () -> training.learningRate(0)),
        refused(
            "examples must be [n, 2] but was [4, 3]",
            () -> training.run(DenoisingNetwork.of(plan, SCHEDULE, 1), zeros(4, 3))),
        refused(
            "size must be > 0 and <= count, 4, but was 128",
            () -> training.run(DenoisingNetwork.of(plan, SCHEDULE, 1), zeros(4, 2))),
        refused(
            "rounds, batch and every must be > 0 but were 1, 0 and 1",
            () -> GanTraining.rounds(1, 1).batch(0)),
        refused(
            "rounds, batch and every must be > 0 but were 1, 128 and 0",
            () -> GanTraining.rounds(1, 1).every(0)),
        refused("epochs must be > 0 but was 0", () -> Training.epochs(0, 1)));
  }

  @TestFactory
  Stream<DynamicTest> by_figures() {
    return Stream.of(
        refused("values must be [h, w] but was [4]", () -> Figure.grey(zeros(4))),
        refused("values must be [h, w] but was [1, 4, 4]", () -> Figure.heat(zeros(1, 4, 4))),
        refused(
            "pixels must be [h, w], [3, h, w] or [4, h, w] but was [2, 4, 4]",
            () -> Figure.image(zeros(2, 4, 4))),
        refused(
            "pixels must be [h, w], [3, h, w] or [4, h, w] but was [2, 4, 4]",
            () -> Figure.images(zeros(1, 2, 4, 4))),
        refused("values must be [h, w] but was [3, 4, 4]", () -> Figure.maps(zeros(1, 3, 4, 4))),
        refused("values must be [h, w] but was [4]", () -> Figure.kernels(zeros(4, 4))),
        refused(
            "xs and ys must be as many, >= 2, but were 1 and 1",
            () -> LineChart.of("x", "y").with("line", new double[1])),
        refused("rgba must be [4, h, w] but was [3, 4, 4]", () -> Alpha.overWhite(zeros(3, 4, 4))));
  }

  @TestFactory
  Stream<DynamicTest> by_nobody_who_has_no_neighbour() {
    return Stream.of(
        refused(
            "examples must be [m, d] but was [0, 2]",
            () -> Nearest.of(zeros(1, 2), Nd4j.create(DataType.FLOAT, 0, 2))));
  }

  @TestFactory
  Stream<DynamicTest> by_a_step_without_an_input() {
    SameDiff graph = SameDiff.create();
    SDVariable goal = graph.placeHolder("goal", DataType.FLOAT, 2);
    graph.var("w", zeros(2)).sub(goal).norm2("loss");
    Descent descent = Descent.adam(graph, "loss", 0.1);
    return Stream.of(
        DynamicTest.dynamicTest(
            "goal",
            () ->
                assertThatThrownBy(() -> descent.step(Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("goal")));
  }
}
