// The snippets of the page on all of them side by side, one session from top to bottom.

// tag::data[]
var seen = DrawnShapes.plain(1600, 12, 1);
var unseen = DrawnShapes.plain(400, 12, 2);
INDArray first(int count, INDArray rows) {
  return Nd4j.pullRows(rows, 1, IntStream.range(0, count).toArray());
}
PictureGrid.of(first(24, seen.rows()), 12)
// end::data[]

// tag::cnn[]
var layers = Architecture.input(1, 12, 12)
    .convolution(8, 3).relu().maxPool(2)
    .convolution(16, 3).relu().dense(4);
var cnn = Network.of(layers, 1);
Training.epochs(3, 7).run(cnn, seen, unseen);
cnn.score(unseen).accuracy()
// end::cnn[]

// tag::rnn[]
var lines = PictureRows.of(unseen);
var rnn = SequenceReader.lstm(24, lines.shape(), 1);
rnn.train(PictureRows.of(seen), 200, 1);
rnn.accuracy(lines)
// end::rnn[]

// tag::reading[]
var beliefs = rnn.probabilities(lines, 3);
var reading = Frames.over("rows read");
for (int row = 1; row <= 12; row++) {
  var part = unseen.picture(3).dup();
  for (int later = row; later < 12; later++) {
    part.putRow(later, Nd4j.ones(12).mul(0.5));
  }
  int best = beliefs.argMax(1).getInt(row - 1);
  reading = reading.with("%d: %s, %.0f %%".formatted(row,
      DrawnShape.values()[best], 100 * beliefs.getDouble(row - 1, best)),
      Figure.grey(part).scaled(16));
}
reading
// end::reading[]

// tag::readers[]
record Readers(boolean close, boolean wrongOnTheWay, boolean rightAtTheEnd,
    double cnn, double rnn, int circleFromRow) {}
int circleFrom = 12;
while (circleFrom > 1
    && beliefs.argMax(1).getInt(circleFrom - 2) == DrawnShape.CIRCLE.ordinal()) {
  circleFrom--;
}
double ofCnn = cnn.score(unseen).accuracy();
double ofRnn = rnn.accuracy(lines);
int triangle = DrawnShape.TRIANGLE.ordinal();
new Readers(Math.abs(ofCnn - ofRnn) < 0.03,
    IntStream.range(0, circleFrom - 1)
        .anyMatch(row -> beliefs.getDouble(row, triangle) > 0.8),
    circleFrom > 8 && beliefs.argMax(1).getInt(11) == DrawnShape.CIRCLE.ordinal(),
    ofCnn, ofRnn, circleFrom)
// end::readers[]

// tag::judge[]
var fresh = DrawnShapes.plain(400, 12, 3).rows();
String distance(INDArray rows) {
  return "%.2f".formatted(EnergyDistance.between(rows, fresh));
}
Table judged(Table table, String who, INDArray rows) {
  var verdict = Judgement.of(cnn, rows);
  long sure = Math.round(100 * verdict.confidence());
  return table.row(who, sure, verdict.variety(4), distance(rows));
}
var mean = Nd4j.tile(seen.rows().mean(0).reshape(1, 144), 400, 1);
var noise = Weights.normal(new Random(4), 1, 400, 144);
var verdicts = Table.of("pictures", "sure, %", "shapes", "distance");
verdicts = judged(verdicts, "real", unseen.rows());
verdicts = judged(verdicts, "400 times the mean", mean);
judged(verdicts, "noise", noise)
// end::judge[]

// tag::gan[]
var gan = Gan.of(144, 16, 128, 1);
var game = GanTraining.rounds(1000, 1).batch(64).rates(0.001, 0.001);
var history = game.run(gan, Examples.of(seen.rows()));
var forging = Frames.over("round");
for (var round : history.measurements()) {
  var made = first(24, round.generated());
  forging = forging.with("" + round.number(), PictureGrid.of(made, 12));
}
forging
// end::gan[]

// tag::tokens[]
var pieces = VqVae.train(seen.pictures(), 128, 400, 1);
int[][] tokens = pieces.tokens(seen.pictures());
int[] shapes = seen.labels();
Corpus captioned = random -> {
  int i = random.nextInt(tokens.length);
  return new Continuation(new int[] {128 + shapes[i]}, tokens[i]);
};
var size = new DecoderConfig(128 + 4, 48, 2, 1);
var decoder = Decoder.of(size, 1);
DecoderTraining.of(decoder, captioned, 64, 0.01, 1).run(200);
// end::tokens[]

// tag::writing[]
int[][] write(int... asked) {
  var words = IntStream.of(asked).mapToObj(shape -> new int[] {128 + shape});
  var sampling = new Sampling(0.7, 128, 1);
  int[][] said = decoder.sample(words.toArray(int[][]::new), 9, sampling);
  return Stream.of(said)
      .map(line -> Arrays.copyOfRange(line, 1, 10)).toArray(int[][]::new);
}
INDArray transformer(int... asked) {
  var drawn = pieces.pictures(write(asked));
  return drawn.reshape(asked.length, 144).mul(2).sub(1);
}
int[] inTurn = IntStream.range(0, 24).map(i -> i % 4).toArray();
PictureGrid.of(transformer(inTurn), 12)
// end::writing[]

// tag::diffusion[]
var schedule = NoiseSchedule.cosine(100);
var plan = DenoiserPlan.of(144).classes(4).predicting(Prediction.CLEAN);
var denoiser = DenoisingNetwork.of(plan, schedule, 1);
DenoiserTraining.steps(1200, 1).run(denoiser, seen.rows(), seen.labels());
Trajectory diffuse(DenoisingNetwork network, int... asked) {
  return Sampler.ddim(25).sample(network.given(asked), asked.length, 1);
}
PictureGrid.of(diffuse(denoiser, inTurn).result(), 12)
// end::diffusion[]

// tag::latent[]
var autoencoder = Autoencoder.of(144, 128, 12, 1);
autoencoder.train(seen.rows(), 1200, 0.005, 1);
var small = DenoiserPlan.of(12).classes(4).predicting(Prediction.CLEAN);
var inside = DenoisingNetwork.of(small, schedule, 1);
DenoiserTraining.steps(1200, 1)
    .run(inside, autoencoder.encode(seen.rows()), seen.labels());
INDArray latent(int... asked) {
  return autoencoder.decode(diffuse(inside, asked).result());
}
PictureGrid.of(latent(inTurn), 12)
// end::latent[]

// tag::passes[]
int[] each = {0, 1, 2, 3};
var forged = gan.generator().sample(4, 3);
int[][] written = write(each);
var painted = diffuse(denoiser, each).moments();
var hidden = diffuse(inside, each).moments();
var running = Frames.over("passes");
for (int passes : new int[] {0, 1, 3, 5, 7, 9, 13, 17, 21, 23, 25}) {
  var parts = Stream.of(written).map(row -> pieces
      .unfinished(Arrays.copyOf(row, Math.min(9, passes))).reshape(1, 144).mul(2).sub(1));
  running = running.with("" + passes, PictureGrid.of(Nd4j.vstack(
      passes == 0 ? Nd4j.ones(4, 144).mul(0.5) : forged,
      Nd4j.vstack(parts.toArray(INDArray[]::new)),
      painted.get(passes).noisy(), autoencoder.decode(hidden.get(passes).noisy())), 4));
}
running
// end::passes[]

// tag::typical[]
var kinds = List.of(DrawnShape.values());
int[] shown = kinds.stream().flatMapToInt(kind -> IntStream.range(0, 400)
    .filter(i -> unseen.shape(i) == kind).limit(3)).toArray();
INDArray typical(int[] answers) {
  var means = IntStream.of(shown).mapToObj(picture -> {
    var same = IntStream.range(0, 1600)
        .filter(i -> shapes[i] == answers[picture]).toArray();
    return Nd4j.pullRows(seen.rows(), 1, same).mean(0).reshape(1, 144);
  });
  return Nd4j.vstack(means.toArray(INDArray[]::new));
}
// end::typical[]

// tag::figure[]
PictureGrid line(INDArray rows) {
  return PictureGrid.of(rows, 12);
}
int[] asked = IntStream.of(shown).map(i -> unseen.labels()[i]).toArray();
Gallery.empty()
    .with("real", line(Nd4j.pullRows(unseen.rows(), 1, shown)))
    .with("CNN", line(typical(cnn.predict(unseen.pictures()))))
    .with("RNN", line(typical(rnn.predict(lines))))
    .with("GAN", line(gan.generator().sample(12, 2)))
    .with("Transformer", line(transformer(asked)))
    .with("Diffusion", line(diffuse(denoiser, asked).result()))
    .with("Latent diffusion", line(latent(asked)))
// end::figure[]

// tag::slips[]
record Slips(boolean oneByTheRnn, boolean firstTriangleIsACross,
    long ofCnn, long ofRnn) {}
int[] seenByRnn = rnn.predict(lines);
long slips(int[] answers) {
  return IntStream.of(shown).filter(i -> answers[i] != unseen.labels()[i]).count();
}
new Slips(slips(seenByRnn) == 1, seenByRnn[shown[6]] == DrawnShape.CROSS.ordinal(),
    slips(cnn.predict(unseen.pictures())), slips(seenByRnn))
// end::slips[]

// tag::counts[]
int[] many = IntStream.range(0, 400).map(i -> i % 4).toArray();
var drawings = new LinkedHashMap<String, INDArray>();
drawings.put("GAN", gan.generator().sample(400, 2));
drawings.put("Transformer", transformer(many));
drawings.put("Diffusion", diffuse(denoiser, many).result());
drawings.put("Latent diffusion", latent(many));
var counts = Table.of("taken for", "circle", "square", "triangle", "cross");
for (String who : drawings.keySet()) {
  var verdict = Judgement.of(cnn, drawings.get(who));
  counts = counts.row(who,
      verdict.count(DrawnShape.CIRCLE), verdict.count(DrawnShape.SQUARE),
      verdict.count(DrawnShape.TRIANGLE), verdict.count(DrawnShape.CROSS));
}
counts
// end::counts[]

// tag::habits[]
int taken(String who, DrawnShape shape) {
  return Judgement.of(cnn, drawings.get(who)).count(shape);
}
record Habits(boolean mostTriangles, boolean fewestCircles, boolean fewerThanAsked,
    boolean circlesTakenForSquares, int circlesByGan, int trianglesByGan,
    int circlesByTransformer) {}
// end::habits[]

// tag::habits-counted[]
var byGan = kinds.stream().map(kind -> taken("GAN", kind)).sorted().toList();
var byTransformer = Judgement.of(cnn, drawings.get("Transformer")).predictions();
long lostCircles = IntStream.range(0, 100)
    .filter(i -> byTransformer.get(4 * i) != DrawnShape.CIRCLE).count();
long squares = IntStream.range(0, 100)
    .filter(i -> byTransformer.get(4 * i) == DrawnShape.SQUARE).count();
new Habits(taken("GAN", DrawnShape.TRIANGLE) == byGan.get(3),
    taken("GAN", DrawnShape.CIRCLE) == byGan.get(0),
    taken("Transformer", DrawnShape.CIRCLE) < 100, squares > lostCircles / 2,
    taken("GAN", DrawnShape.CIRCLE), taken("GAN", DrawnShape.TRIANGLE),
    taken("Transformer", DrawnShape.CIRCLE))
// end::habits-counted[]

// tag::score[]
var table = Table.of("network", "takes", "makes", "learned", "passes",
    "multiply-adds", "right, %", "distance");
void reads(String who, long learned, int passes, long work, double right) {
  table = table.row(who, "picture", "shape", learned, passes, work,
      Math.round(100 * right), "–");
}
void draws(String who, String from, long learned, int passes, long work) {
  var verdict = Judgement.of(cnn, drawings.get(who));
  var wanted = IntStream.of(many).mapToObj(kinds::get).toList();
  table = table.row(who, from, "picture", learned, passes, work,
      from.equals("noise") ? "–" : Math.round(100 * verdict.accuracy(wanted)),
      distance(drawings.get(who)));
}
// end::score[]

// tag::table[]
reads("CNN", layers.parameters(), 1,
    layers.multiplyAdds(), cnn.score(unseen).accuracy());
reads("RNN", rnn.parameters(), 12, rnn.multiplyAdds(), rnn.accuracy(lines));
var generator = gan.generator();
draws("GAN", "noise", generator.parameters(), 1, generator.multiplyAdds());
draws("Transformer", "shape",
    decoder.parameters() + pieces.parameters(), 10,
    IntStream.rangeClosed(1, 9).mapToLong(size::multiplyAdds).sum()
        + pieces.multiplyAddsToDecode());
draws("Diffusion", "shape, noise", plan.parameters(), 25,
    25 * plan.multiplyAdds());
draws("Latent diffusion", "shape, noise",
    small.parameters() + autoencoder.parameters(), 26,
    25 * small.multiplyAdds() + autoencoder.multiplyAddsToDecode());
table
// end::table[]

// tag::facts[]
long agreed(INDArray rows) {
  var truth = IntStream.range(0, 400).mapToObj(unseen::shape).toList();
  return Math.round(100 * Judgement.of(cnn, rows).accuracy(truth));
}
var pieced = pieces.pictures(pieces.tokens(unseen.pictures()));
double dear = 25.0 * plan.multiplyAdds();
double cheap = 25.0 * small.multiplyAdds() + autoencoder.multiplyAddsToDecode();
Table.of("what", "value")
    .row("sure of noise", Math.round(100 * Judgement.of(cnn, noise).confidence()))
    .row("real distance", distance(unseen.rows()))
    .row("opponent", gan.discriminator().parameters())
    .row("through tokens", agreed(pieced.reshape(400, 144).mul(2).sub(1)))
    .row("through latents", agreed(autoencoder.decode(autoencoder.encode(unseen.rows()))))
    .row("diffusion to CNN", Math.round(dear / layers.multiplyAdds()))
    .row("pixels to latents", Math.round(10 * dear / cheap) / 10.0)
// end::facts[]

// tag::comparison[]
double far(String who) {
  return EnergyDistance.between(drawings.get(who), fresh);
}
record Comparison(boolean drawingCostsMore, boolean ganBelowRnn, boolean ganCheapest,
    boolean ganFurthest, boolean latentClosest,
    double gan, double transformer, double diffusion, double latent) {}
// end::comparison[]

// tag::comparison-made[]
long work = IntStream.rangeClosed(1, 9).mapToLong(size::multiplyAdds).sum()
    + pieces.multiplyAddsToDecode();
double least = Math.min(work, Math.min(dear, cheap));
new Comparison(
    Math.min(least, generator.multiplyAdds()) > layers.multiplyAdds()
        && least > rnn.multiplyAdds(),
    generator.multiplyAdds() < rnn.multiplyAdds(),
    generator.multiplyAdds() < least,
    far("GAN") > Math.max(far("Transformer"), far("Diffusion")),
    far("Latent diffusion") < Math.min(far("Transformer"), far("Diffusion")),
    far("GAN"), far("Transformer"), far("Diffusion"), far("Latent diffusion"))
// end::comparison-made[]

// tag::loop[]
BlockDiagram.empty()
    .data("the same\n1600 pictures", 0, 0)
    .block("network", 1, 0, 0)
    .data("answer", 2, 0)
    .data("loss", 3, 0)
    .arrow("the same\n1600 pictures", "network")
    .arrow("network", "answer").arrow("answer", "loss")
    .detour("loss", "network", "gradient, Adam")
// end::loop[]
