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
var d = new double[99];
Arrays.setAll(d, i -> (i + 1) / 100.0);
LineChart.of("D", "nats").yRange(-5, 0)
    .with("log D", d, Arrays.stream(d).map(StrictMath::log).toArray())
    .with("log(1 − D)", d, Arrays.stream(d).map(p -> StrictMath.log(1 - p)).toArray())
// end::terms[]

// tag::value-before[]
var onReal = gan.discriminator().probability(data.sample(2000, 3));
var onFake = gan.discriminator().probability(gan.generator().sample(2000, 4));
ValueFunction.of(onReal, onFake)
// end::value-before[]

// tag::best[]
var forger = GaussianMixture.line(2, 0);
var best = new BestDiscriminator(data, forger);
var learned = Discriminator.of(1, 32, 1);
learned.learn(data.sample(1000, 5), forger.sample(1000, 6), 300, 0.01);
var x = Nd4j.linspace(-5, 5, 101).reshape(101, 1);
LineChart.of("x", "D(x)").yRange(0, 1)
    .with("best, p / (p + q)", x.toDoubleVector(), best.probability(x).toDoubleVector())
    .with("learned", x.toDoubleVector(), learned.probability(x).toDoubleVector())
// end::best[]

// tag::best-value[]
var onOthers = learned.probability(data.sample(4000, 7));
var onForged = learned.probability(forger.sample(4000, 8));
Table.of("discriminator", "V")
    .row("guessing", -StrictMath.log(4))
    .row("learned", ValueFunction.of(onOthers, onForged))
    .row("best", best.value())
// end::best-value[]

// tag::optimum[]
new BestDiscriminator(data, data).value()
// end::optimum[]

// tag::slopes[]
var push = LineChart.of("D(G(z))", "slope").yRange(-1, 0);
for (var loss : GeneratorLoss.values()) {
  push = push.with("" + loss, d, Arrays.stream(d).map(loss::slope).toArray());
}
push
// end::slopes[]

// tag::training[]
var history = GanTraining.rounds(400, 1).run(gan, data);
history
// end::training[]

// tag::line-frames[]
var shaping = Frames.over("round");
for (var round : history.rounds()) {
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

// tag::ring[]
var ring = GaussianMixture.ring(8, 2, 0.15);
var artist = Gan.of(2, 1);
var game = GanTraining.rounds(1000, 1).run(artist, ring);
// end::ring[]

// tag::ring-frames[]
var circling = Frames.over("round");
for (var round : game.rounds()) {
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

// tag::verdict[]
var plane = ScatterChart.of(-4, 4);
var verdict = artist.discriminator().probability(plane.grid(48));
plane.heat(verdict.rsub(0.5), 0.5)
    .with("x", ring.sample(300, 9))
    .with("G(z)", artist.generator().sample(300, 11))
// end::verdict[]

// tag::collapse[]
var hasty = Gan.of(2, 3);
var failure = GanTraining.rounds(400, 3).rates(0.0005, 0.01).run(hasty, ring);
var hopping = Frames.over("round");
for (var round : failure.rounds()) {
  hopping = hopping.with("" + round.number(),
      ScatterChart.of(-4, 4)
          .with("x", ring.sample(300, 9))
          .with("G(z)", round.generated()));
}
hopping
// end::collapse[]

// tag::collapse-table[]
var table = Table.of("round", "heaps found", "mean D(x)", "mean D(G(z))", "V");
for (var round : failure.rounds()) {
  table = table.row(round.number(), ModeCoverage.of(ring, round.generated()).covered(),
      round.onReal(), round.onGenerated(), round.value());
}
table
// end::collapse-table[]

// tag::compared[]
double found(GanHistory.Round round) {
  return ModeCoverage.of(ring, round.generated()).covered();
}
LineChart.of("look", "heaps found").yRange(0, 8)
    .with("patient", game.each(round -> found(round)))
    .with("hasty", failure.each(round -> found(round)))
// end::compared[]
