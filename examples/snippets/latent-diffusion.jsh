// The snippets of the page on latent diffusion, one session from top to bottom.

// tag::parts[]
BlockDiagram.empty()
    .data("picture", 0, 0).block("encoder", 1, 0, 0)
    .data("latent", 2, 0).data("with noise", 3, 0)
    .arrow("picture", "encoder").arrow("encoder", "latent")
    .arrow("latent", "with noise")
    .data("noise", 0, 1.4).data("class", 0, 2.4)
    .block("denoiser", 1, 1.4, 1).data("new latent", 2, 1.4)
    .block("decoder", 3, 1.4, 0).data("new picture", 4, 1.4)
    .arrow("noise", "denoiser").arrow("class", "denoiser")
    .arrow("denoiser", "new latent").arrow("new latent", "decoder")
    .arrow("decoder", "new picture")
    .detour("new latent", "denoiser", "25 times")
// end::parts[]

// tag::data[]
INDArray rows(DrawnShapes shapes) {
  return shapes.pictures().reshape(shapes.count(), 144).mul(2).sub(1);
}
var drawn = DrawnShapes.plain(4000, 12, 1);
var pictures = rows(drawn);
var few = rows(DrawnShapes.plain(8, 12, 3));
PictureGrid.of(few, 8)
// end::data[]

// tag::autoencoder[]
var autoencoder = Autoencoder.of(144, 128, 12, 1);
autoencoder.train(pictures, 1500, 0.005, 1)
// end::autoencoder[]

// tag::latent[]
var one = few.getRow(0, true);
display(PictureGrid.of(one, 1));
autoencoder.encode(one).reshape(2, 6)
// end::latent[]

// tag::back[]
INDArray back(INDArray rows) {
  return autoencoder.decode(autoencoder.encode(rows));
}
PictureGrid.of(Nd4j.vstack(few, back(few)), 8)
// end::back[]

// tag::judge[]
var judge = Network.of(Architecture.input(1, 12, 12)
    .convolution(8, 3).relu().maxPool(2)
    .convolution(16, 3).relu().dense(4), 1);
var unseen = DrawnShapes.plain(400, 12, 2);
Training.epochs(3, 1).run(judge, DrawnShapes.plain(1600, 12, 4), unseen);
double agreed(INDArray rows, int[] shapes) {
  var shown = rows.add(1).div(2).reshape(rows.size(0), 1, 12, 12);
  return Score.of(judge.probabilities(shown), shapes).accuracy();
}
var fresh = rows(unseen);
Table.of("pictures", "agreed")
    .row("drawn", agreed(fresh, unseen.labels()))
    .row("given back", agreed(back(fresh), unseen.labels()))
// end::judge[]

// tag::neighbours[]
double same(DrawnShapes album, UnaryOperator<INDArray> in) {
  var nearest = Nearest.of(in.apply(fresh), in.apply(rows(album)));
  int[] found = nearest.indices();
  return IntStream.range(0, found.length)
      .mapToDouble(i -> unseen.shape(i) == album.shape(found[i]) ? 1 : 0)
      .average().orElseThrow();
}
var neighbours = Table.of("album", "in pixels", "in latents");
for (int size : new int[] {20, 100, 500}) {
  var album = DrawnShapes.plain(size, 12, 15);
  neighbours = neighbours.row(size,
      same(album, rows -> rows), same(album, autoencoder::encode));
}
neighbours
// end::neighbours[]

// tag::plan[]
var plan = DenoiserPlan.of(12).classes(4).predicting(Prediction.CLEAN);
plan
// end::plan[]

// tag::training[]
var schedule = NoiseSchedule.cosine(100);
var network = DenoisingNetwork.of(plan, schedule, 1);
var training = DenoiserTraining.steps(1500, 1);
training.run(network, autoencoder.encode(pictures), drawn.labels())
// end::training[]

// tag::way[]
int[] inTurn(int count) {
  return IntStream.range(0, count).map(i -> i % 4).toArray();
}
var way = Sampler.ddim(25).sample(network.given(inTurn(16)), 16, 5);
way.frames(m -> PictureGrid.of(autoencoder.decode(m.noisy()), 8),
    100, 80, 60, 48, 36, 24, 12, 0)
// end::way[]

// tag::expects[]
way.frames(m -> PictureGrid.of(autoencoder.decode(m.clean()), 8),
    100, 80, 60, 48, 36, 24, 12, 4)
// end::expects[]

// tag::cost[]
var pixelPlan =
    DenoiserPlan.of(144).classes(4).predicting(Prediction.CLEAN);
long allInPixels = 25 * pixelPlan.multiplyAdds();
long allInLatents =
    25 * plan.multiplyAdds() + autoencoder.multiplyAddsToDecode();
Table.of("in", "numbers", "one step", "a picture", "learned", "before")
    .row("pixels", 144, pixelPlan.multiplyAdds(), allInPixels,
        pixelPlan.parameters(), 0)
    .row("latents", 12, plan.multiplyAdds(), allInLatents,
        plan.parameters(), autoencoder.parameters())
// end::cost[]

// tag::times[]
Table.of("of", "times fewer")
    .row("numbers", 144 / 12)
    .row("multiply-adds",
        Math.round(10.0 * allInPixels / allInLatents) / 10.0)
// end::times[]

// tag::pixels[]
var pixelNetwork = DenoisingNetwork.of(pixelPlan, schedule, 1);
training.run(pixelNetwork, pictures, drawn.labels());
var sampler = Sampler.ddim(25);
var byPixels = sampler.sample(pixelNetwork.given(inTurn(16)), 16, 5);
PictureGrid.of(byPixels.result(), 8)
// end::pixels[]

// tag::quality[]
var quality = Table.of("pictures", "agreed", "distance", "nearest");
void measure(String name, INDArray rows, int[] shapes) {
  quality = quality.row(name,
      agreed(rows, shapes), EnergyDistance.between(rows, fresh),
      Nearest.of(rows, pictures).median());
}
int[] asked = inTurn(400);
var others = DrawnShapes.plain(400, 12, 8);
measure("drawn", rows(others), others.labels());
measure("given back", back(rows(others)), others.labels());
measure("by latents", autoencoder.decode(
    sampler.sample(network.given(asked), 400, 7).result()), asked);
measure("by pixels",
    sampler.sample(pixelNetwork.given(asked), 400, 7).result(), asked);
quality
// end::quality[]

// tag::structure[]
var ruin = Frames.over("t");
for (int t : new int[] {0, 10, 20, 30, 40, 50, 60, 80}) {
  var pixels = schedule.noised(few, t, 9);
  var latents = schedule.noised(autoencoder.encode(few), t, 9);
  var both = Nd4j.vstack(pixels, autoencoder.decode(latents));
  ruin = ruin.with("" + t, PictureGrid.of(both, 8));
}
ruin
// end::structure[]

// tag::kept[]
var kept = Table.of("t", "agreed, pixels", "agreed, latents",
    "nearest, pixels", "nearest, latents");
for (int t : new int[] {0, 20, 40, 80}) {
  var pixels = schedule.noised(fresh, t, 10);
  var latents = schedule.noised(autoencoder.encode(fresh), t, 10);
  var decoded = autoencoder.decode(latents);
  kept = kept.row(t,
      agreed(pixels, unseen.labels()), agreed(decoded, unseen.labels()),
      Nearest.of(pixels, pictures).median(),
      Nearest.of(decoded, pictures).median());
}
kept
// end::kept[]

// tag::guidance[]
INDArray drawing(double weight, int[] shapes, long seed) {
  var denoiser = network.guided(weight, shapes);
  var latents = sampler.sample(denoiser, shapes.length, seed).result();
  return autoencoder.decode(latents);
}
var rowByRow = IntStream.range(0, 32).map(i -> i / 8).toArray();
var louder = Frames.over("weight");
for (double weight : new double[] {0, 0.5, 1, 2, 4, 8}) {
  louder = louder.with("" + weight,
      PictureGrid.of(drawing(weight, rowByRow, 11), 8));
}
louder
// end::guidance[]

// tag::weights[]
var weights = Table.of("weight", "agreed", "distance");
for (double weight : new double[] {0, 0.5, 1, 2, 4, 8}) {
  var some = drawing(weight, asked, 12);
  weights = weights.row(weight,
      agreed(some, asked), EnergyDistance.between(some, fresh));
}
weights
// end::weights[]

// tag::between[]
INDArray between(INDArray from, INDArray to, double share) {
  return from.mul(1 - share).add(to.mul(share));
}
INDArray inLatents(INDArray from, INDArray to, double share) {
  return autoencoder.decode(between(
      autoencoder.encode(from), autoencoder.encode(to), share));
}
var from = Nd4j.pullRows(few, 1, 0, 1);
var to = Nd4j.pullRows(few, 1, 3, 2);
var middles = Frames.over("share");
for (double share = 0; share <= 1; share += 0.125) {
  middles = middles.with("" + share, PictureGrid.of(Nd4j.vstack(
      between(from, to, share), inLatents(from, to, share)), 2));
}
middles
// end::between[]

// tag::halfway[]
int[] byShape = IntStream.range(0, 400).boxed()
    .sorted(Comparator.comparing(unseen::shape))
    .mapToInt(i -> i).toArray();
var start = Nd4j.pullRows(fresh, 1, byShape);
var halfway = Table.of("half way to", "in pixels", "in latents");
void meet(String name, IntUnaryOperator partner) {
  int[] order = IntStream.range(0, 400).map(partner).toArray();
  var end = Nd4j.pullRows(start, 1, order);
  halfway = halfway.row(name,
      Nearest.of(between(start, end, 0.5), pictures).median(),
      Nearest.of(inLatents(start, end, 0.5), pictures).median());
}
meet("the same shape", i -> i / 100 * 100 + (i + 50) % 100);
meet("another shape", i -> (i + 100) % 400);
halfway
// end::halfway[]

// tag::worst[]
double[] error = fresh.sub(back(fresh)).norm2(1).toDoubleVector();
int[] worst = IntStream.range(0, 400).boxed()
    .sorted(Comparator.comparingDouble(i -> -error[i]))
    .limit(8).mapToInt(i -> i).toArray();
var lost = Nd4j.pullRows(fresh, 1, worst);
PictureGrid.of(Nd4j.vstack(lost, back(lost)), 8)
// end::worst[]

// tag::digits[]
var digits = DrawnDigits.draw(8, 12, 14).pictures()
    .reshape(8, 144).mul(2).sub(1);
PictureGrid.of(Nd4j.vstack(digits, back(digits)), 8)
// end::digits[]
