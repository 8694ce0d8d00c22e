// The snippets of the page on diffusion, one session from top to bottom.

// tag::schedule[]
var schedule = NoiseSchedule.linear(100);
var cosine = NoiseSchedule.cosine(100);
LineChart.of("t", "ᾱ").yRange(0, 1)
    .with("linear", schedule.alphaBars())
    .with("cosine", cosine.alphaBars())
// end::schedule[]

// tag::forward[]
var house = Pixels.grey(Pixels.of(TestPicture.house())).mul(2).sub(1);
var ruin = Frames.over("t");
for (int t : new int[] {0, 5, 10, 20, 35, 50, 75, 100}) {
  ruin = ruin.with("" + t, Figure.grey(schedule.noised(house, t, 1), -2, 2));
}
ruin
// end::forward[]

// tag::shares[]
var ones = Nd4j.ones(100_000);
var shares = Table.of("t", "mean", "√ᾱ", "variance", "1 − ᾱ");
for (int t : new int[] {10, 30, 50, 100}) {
  var noised = schedule.noised(ones, t, 2);
  shares = shares.row(t,
      noised.meanNumber().doubleValue(), schedule.signal(t),
      noised.varNumber().doubleValue(), 1 - schedule.alphaBar(t));
}
shares
// end::shares[]

// tag::moons[]
var moons = PlaneShape.MOONS.points(4000, 1);
ScatterChart chart(INDArray points) {
  return ScatterChart.of(-3, 3).with("points", points);
}
chart(PlaneShape.MOONS.points(300, 1))
// end::moons[]

// tag::moons-forward[]
var few = PlaneShape.MOONS.points(300, 1);
var dissolving = Frames.over("t");
for (int t : new int[] {0, 5, 10, 20, 35, 50, 75, 100}) {
  dissolving = dissolving.with("" + t, chart(schedule.noised(few, t, 3)));
}
dissolving
// end::moons-forward[]

// tag::plan[]
var plan = DenoiserPlan.of(2).width(64).hidden(3);
plan
// end::plan[]

// tag::training[]
var network = DenoisingNetwork.of(plan, schedule, 1);
var training = DenoiserTraining.steps(2500, 1).batch(256).learningRate(0.005);
var losses = training.run(network, moons);
losses
// end::training[]

// tag::backward[]
var way = Sampler.ancestral().sample(network, 300, 4);
way.frames(moment -> chart(moment.noisy()), 100, 75, 50, 35, 20, 10, 5, 0)
// end::backward[]

// tag::expects[]
way.frames(moment -> chart(moment.clean()), 50, 35, 20, 10, 5, 1)
// end::expects[]

// tag::steps[]
var start = Weights.normal(new Random(5), 1, 300, 2);
var shorter = Frames.over("steps");
for (int steps : new int[] {1, 2, 5, 10, 20, 50}) {
  var last = Sampler.ddim(steps).from(network, start, new Random(6)).result();
  shorter = shorter.with("" + steps, chart(last));
}
shorter
// end::steps[]

// tag::distances[]
var fresh = PlaneShape.MOONS.points(1000, 9);
double far(INDArray points) {
  return EnergyDistance.between(points, fresh);
}
var ancestral = Sampler.ancestral().sample(network, 1000, 7).result();
var ddim = Sampler.ddim(20).sample(network, 1000, 7).result();
double[] real = LongStream.range(10, 20)
    .mapToDouble(seed -> far(PlaneShape.MOONS.points(1000, seed)))
    .sorted().toArray();
Table.of("points", "network runs", "distance")
    .row("noise", 0, far(Weights.normal(new Random(8), 1, 1000, 2)))
    .row("DDPM", 100, far(ancestral))
    .row("DDIM", 20, far(ddim))
    .row("real, nearest of 10", 0, real[0])
    .row("real, farthest of 10", 0, real[9])
// end::distances[]

// tag::choosing[]
var album = PlaneShape.MOONS.points(30, 11);
var chooser = ExactDenoiser.of(album, 0, schedule);
var chosen = Sampler.ancestral().sample(chooser, 200, 12).result();
ScatterChart.of(-3, 3).with("album", album).with("chosen", chosen)
// end::choosing[]

// tag::copies[]
var made = Sampler.ancestral().sample(network, 200, 12).result();
Table.of("who", "median distance to the nearest")
    .row("chooser", Nearest.of(chosen, album).median())
    .row("network", Nearest.of(made, moons).median())
    .row("real", Nearest.of(PlaneShape.MOONS.points(200, 13), moons).median())
// end::copies[]

// tag::same-start[]
var noise = Weights.normal(new Random(14), 1, 5, 2);
double apart(Sampler sampler) {
  var one = sampler.from(network, noise, new Random(15)).result();
  var other = sampler.from(network, noise, new Random(16)).result();
  return one.sub(other).amaxNumber().doubleValue();
}
Table.of("sampler", "largest difference")
    .row("DDPM", apart(Sampler.ancestral()))
    .row("DDIM", apart(Sampler.ddim(20)))
// end::same-start[]
