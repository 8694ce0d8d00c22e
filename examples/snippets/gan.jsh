// The snippets of the page on GANs, one session from top to bottom.

// tag::data[]
var data = GaussianMixture.line(0.5, -2, 2);
HistogramChart.of("x", -5, 5, 50).upTo(0.6)
    .with("2000 real points", data.sample(2000, 1))
    .curve("p(x)", x -> data.density(x))
// end::data[]

// tag::before[]
var gan = Gan.of(1, 1);
HistogramChart.of("x", -5, 5, 50).upTo(0.6)
    .with("G(z)", gan.generator().sample(2000, 2))
    .curve("p(x)", x -> data.density(x))
// end::before[]

// tag::diagram[]
BlockDiagram.empty()
    .data("noise z", 0, 1)
    .block("G", 1, 1, 1)
    .data("fake G(z)", 2, 1)
    .data("real x", 2, 0)
    .block("D", 3, 0.5)
    .data("V(D, G)", 4, 0.5)
    .arrow("noise z", "G").arrow("G", "fake G(z)")
    .arrow("fake G(z)", "D").arrow("real x", "D").arrow("D", "V(D, G)")
    .detour("V(D, G)", "D", "larger!")
    .detour("V(D, G)", "G", "smaller!")
// end::diagram[]

// tag::terms[]
double[] d = IntStream.range(1, 100).mapToDouble(i -> i / 100.0).toArray();
double[] of(DoubleUnaryOperator mark) {
  return Arrays.stream(d).map(mark).toArray();
}
LineChart.of("D", "nats").yRange(-5, 0)
    .with("log D", d, of(p -> StrictMath.log(p)))
    .with("log(1 − D)", d, of(p -> StrictMath.log(1 - p)))
// end::terms[]

// tag::value-before[]
var fakes = gan.generator().sample(2000, 4);
var onReal = gan.discriminator().probability(data.sample(2000, 3));
var onFake = gan.discriminator().probability(fakes);
ValueFunction.of(onReal, onFake)
// end::value-before[]

// tag::start[]
record Start(boolean worseThanGuessing, double value, double guessing) {}
double start = ValueFunction.of(onReal, onFake);
double guessing = -StrictMath.log(4);
new Start(start < guessing, start, guessing)
// end::start[]

// tag::best[]
var forger = GaussianMixture.line(2, 0);
var best = new BestDiscriminator(data, forger);
var learned = Discriminator.of(1, 32, 1);
learned.train(data.sample(1000, 5), forger.sample(1000, 6), 200, 0.01);
var xs = Nd4j.linspace(-5, 5, 101).reshape(101, 1);
double[] x = xs.toDoubleVector();
LineChart.of("x", "D(x)").yRange(0, 1)
    .with("p / (p + q)", x, best.probability(xs).toDoubleVector())
    .with("learned", x, learned.probability(xs).toDoubleVector())
// end::best[]

// tag::best-value[]
var onOthers = learned.probability(data.sample(4000, 7));
var onForged = learned.probability(forger.sample(4000, 8));
Table.of("discriminator", "V")
    .row("guessing", -StrictMath.log(4))
    .row("learned", ValueFunction.of(onOthers, onForged))
    .row("best", best.value())
// end::best-value[]

// tag::nearly[]
record Nearly(boolean asGood, boolean closesTheGap, double learned, double best) {}
double reached = ValueFunction.of(onOthers, onForged);
new Nearly(Math.abs(reached - best.value()) < 0.05,
    reached - guessing > 0.9 * (best.value() - guessing), reached, best.value())
// end::nearly[]

// tag::optimum[]
new BestDiscriminator(data, data).value()
// end::optimum[]

// tag::slopes[]
var push = LineChart.of("D(G(z))", "slope").yRange(-1, 0);
for (var loss : GeneratorLoss.values()) {
  push = push.with("" + loss, d, of(loss::slope));
}
push
// end::slopes[]

// tag::training[]
var history = GanTraining.rounds(400, 1).run(gan, data);
history
// end::training[]

// tag::line-frames[]
var shaping = Frames.over("round");
for (var round : history.measurements()) {
  shaping = shaping.with("" + round.number(),
      HistogramChart.of("x", -5, 5, 50).upTo(0.6)
          .with("G(z)", round.generated())
          .curve("p(x)", x -> data.density(x)));
}
shaping
// end::line-frames[]

// tag::half[]
var rounds = history.each(round -> round.number());
LineChart.of("round", "mean of D").yRange(0, 1)
    .with("D(x)", rounds, history.each(round -> round.onReal()))
    .with("D(G(z))", rounds, history.each(round -> round.onGenerated()))
// end::half[]

// tag::line-games[]
boolean isHalf(History<Round> game) {
  return Math.abs(game.last().onReal() - 0.5) < 0.05
      && Math.abs(game.last().onGenerated() - 0.5) < 0.05;
}
double smallerHeap(double[] made) {
  double left = Arrays.stream(made).filter(z -> z < -1).count();
  double right = Arrays.stream(made).filter(z -> z > 1).count();
  return 2 * Math.min(left, right) / made.length;
}
record LineGames(boolean parts, boolean cannotTell, boolean offPlace,
    int seeds, double leastUnderAHump, double leftMean, double rightMean) {}
// end::line-games[]

// tag::line-games-of-seeds[]
boolean cannotTell = true;
double underHumps = 1;
for (int seed = 1; seed <= 3; seed++) {
  var other = seed == 1 ? gan : Gan.of(1, seed);
  var another = seed == 1 ? history : GanTraining.rounds(400, seed).run(other, data);
  double[] made = other.generator().sample(2000, 2).toDoubleVector();
  underHumps = Math.min(underHumps, smallerHeap(made));
  cannotTell &= isHalf(another);
}
double[] forged = gan.generator().sample(2000, 2).toDoubleVector();
double leftMean = Arrays.stream(forged).filter(z -> z < 0).average().orElse(0);
double rightMean = Arrays.stream(forged).filter(z -> z >= 0).average().orElse(0);
new LineGames(underHumps > 0.75, cannotTell,
    Math.max(Math.abs(leftMean + 2), Math.abs(rightMean - 2)) > 0.1,
    3, underHumps, leftMean, rightMean)
// end::line-games-of-seeds[]

// tag::ring[]
var ring = GaussianMixture.ring(8, 2, 0.15);
var artist = Gan.of(2, 1);
var game = GanTraining.rounds(800, 1).run(artist, ring);
// end::ring[]

// tag::ring-frames[]
var circling = Frames.over("round");
for (var round : game.measurements()) {
  circling = circling.with("" + round.number(),
      ScatterChart.of(-4, 4)
          .with("x", ring.sample(300, 9))
          .with("G(z)", round.generated()));
}
circling
// end::ring-frames[]

// tag::coverage[]
ModeCoverage.of(ring, artist.generator().sample(2000, 10))
// end::coverage[]

// tag::threads[]
record Threads(boolean mostBetween, long others, long between) {}
double[][] strays = artist.generator().sample(2000, 10).toDoubleMatrix();
long onRing = Arrays.stream(strays)
    .filter(point -> Math.abs(Math.hypot(point[0], point[1]) - 2) < 0.6).count();
double near = ModeCoverage.of(ring, artist.generator().sample(2000, 10)).near();
long inHeaps = Math.round(2000 * near);
new Threads(onRing - inHeaps > (2000 - inHeaps) / 2, 2000 - inHeaps, onRing - inHeaps)
// end::threads[]

// tag::verdict[]
var plane = ScatterChart.of(-4, 4);
var verdict = artist.discriminator().probability(plane.grid(50));
plane.heat(verdict.rsub(0.5), 0.5)
    .with("x", ring.sample(300, 9))
    .with("G(z)", artist.generator().sample(300, 11))
// end::verdict[]

// tag::collapse[]
var hasty = Gan.of(2, 3);
var failure = GanTraining.rounds(400, 3).rates(0.0005, 0.01)
    .run(hasty, ring);
var hopping = Frames.over("round");
for (var round : failure.measurements()) {
  hopping = hopping.with("" + round.number(),
      ScatterChart.of(-4, 4)
          .with("x", ring.sample(300, 9))
          .with("G(z)", round.generated()));
}
hopping
// end::collapse[]

// tag::collapse-table[]
int found(Round round) {
  return ModeCoverage.of(ring, round.generated()).covered();
}
var table = Table.of("round", "heaps found", "D(x)", "D(G(z))", "V");
for (var round : failure.measurements()) {
  table = table.row(round.number(), found(round),
      round.onReal(), round.onGenerated(), round.value());
}
table
// end::collapse-table[]

// tag::ring-games[]
boolean looksFine(History<Round> game) {
  return isHalf(game) && Math.abs(game.last().value() - guessing) < 0.1;
}
record RingGames(boolean looksFine, boolean patientFindsAll, boolean hastyFindsFew,
    int seeds, int leastOfPatient, int mostOfHasty) {}
// end::ring-games[]

// tag::ring-games-of-seeds[]
boolean fine = true;
int leastOfPatient = 8;
int mostOfHasty = 0;
for (int seed = 1; seed <= 3; seed++) {
  var patient = seed == 1 ? game
      : GanTraining.rounds(800, seed).run(Gan.of(2, seed), ring);
  var impatient = seed == 3 ? failure
      : GanTraining.rounds(400, seed).rates(0.0005, 0.01).run(Gan.of(2, seed), ring);
  fine &= looksFine(patient) && looksFine(impatient);
  leastOfPatient = Math.min(leastOfPatient, found(patient.last()));
  mostOfHasty = Math.max(mostOfHasty,
      (int) Arrays.stream(impatient.each(round -> found(round))).max().orElse(0));
}
new RingGames(fine, leastOfPatient == 8, mostOfHasty <= 2, 3, leastOfPatient, mostOfHasty)
// end::ring-games-of-seeds[]

// tag::compared[]
LineChart.of("look", "heaps found").yRange(0, 8)
    .with("patient", game.each(round -> found(round)))
    .with("hasty", failure.each(round -> found(round)))
// end::compared[]
