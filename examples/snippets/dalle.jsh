// The snippets of the page on the first DALL·E, one session from top to bottom.

// tag::data[]
var unseen = Caption.of("blue triangle");
var known = Caption.all().stream().filter(caption -> !caption.equals(unseen)).toList();
var shapes = ColourShapes.draw(480, known, 1);
var sample = Gallery.empty();
for (int i = 0; i < 12; i++) {
  sample = sample.with("" + shapes.caption(i), Figure.image(shapes.picture(i)).scaled(5));
}
sample
// end::data[]

// tag::codebook[]
var images = VqVae.train(shapes.pictures(), 64, 450, 1);
images.gallery()
// end::codebook[]

// tag::tokens[]
var fresh = ColourShapes.draw(96, 2);
int[] tokens = images.tokens(fresh.pictures())[0];
display(Figure.image(fresh.picture(0)).scaled(12));
Nd4j.createFromArray(tokens).reshape(4, 4)
// end::tokens[]

// tag::rebuilt[]
var rebuilt = images.pictures(images.tokens(fresh.pictures()));
var pairs = Gallery.empty();
for (int i = 0; i < 6; i++) {
  pairs = pairs.with("" + fresh.caption(i), Figure.image(fresh.picture(i)).scaled(5));
  pairs = pairs.with("from tokens", Figure.image(rebuilt.slice(i)).scaled(5));
}
pairs
// end::rebuilt[]

// tag::loss[]
double distance(INDArray a, INDArray b) {
  return Math.round(1e4 * a.sub(b).norm2Number().doubleValue() / Math.sqrt(a.length())) / 1e4;
}
var mean = Nd4j.tile(shapes.pictures().mean(0).reshape(1, 3, 16, 16), 96, 1, 1, 1);
Table.of("what stands for the picture", "error a pixel")
    .row("its 16 tokens", distance(rebuilt, fresh.pictures()))
    .row("always the mean picture", distance(mean, fresh.pictures()))
// end::loss[]

// tag::bits[]
Table.of("pixels", "tokens")
    .row(16 * 16 * 3 * 8, images.tokensPerPicture() * 6)
// end::bits[]

// tag::sequence[]
var sequence = new ArrayList<String>(List.of(fresh.caption(0).toString().split(" ")));
for (int token : tokens) {
  sequence.add("" + token);
}
new Text(String.join(" ", sequence))
// end::sequence[]

// tag::config[]
var dalle = Dalle.of(images, 48, 2, 2, 1);
dalle.decoder().parameters()
// end::config[]

// tag::training[]
var training = dalle.training(shapes, 64, 0.005, 1);
var learning = Frames.over("step");
for (int i = 0; i <= 5; i++) {
  var shown = Gallery.empty();
  for (String text : List.of("red circle", "yellow cross", "blue square", "red triangle")) {
    var drawn = dalle.draw(Caption.of(text), 1, 0.5, 6).slice(0);
    shown = shown.with(text, Figure.image(drawn).scaled(6));
  }
  learning = learning.with("" + training.steps(), shown);
  training.run(i < 5 ? 60 : 0);
}
learning
// end::training[]

// tag::draws[]
var red = dalle.draw(Caption.of("red circle"), 12, 0.5, 3);
var circles = Gallery.empty();
for (int i = 0; i < 12; i++) {
  circles = circles.with("" + (i + 1), Figure.image(red.slice(i)).scaled(5));
}
circles
// end::draws[]

// tag::growing[]
int[] one = dalle.tokens(List.of(Caption.of("red circle")), 0.5, 3)[0];
var growing = Frames.over("tokens");
for (int done = 0; done <= 16; done++) {
  var part = images.unfinished(Arrays.copyOf(one, done));
  growing = growing.with("" + done, Figure.image(part).scaled(12));
}
growing
// end::growing[]

// tag::judge[]
var judge = ShapeTemplates.draw();
var asked = Collections.nCopies(10, known).stream().flatMap(List::stream).toList();
CaptionScore score(Dalle artist, double temperature) {
  return CaptionScore.of(asked, judge.name(artist.draw(asked, temperature, 5)));
}
score(dalle, 0.5)
// end::judge[]

// tag::ceiling[]
CaptionScore.of(fresh.captions(), judge.name(rebuilt))
// end::ceiling[]

// tag::temperature[]
var warmer = Frames.over("temperature");
for (double temperature : new double[] {0, 0.25, 0.5, 1, 1.5, 2, 3}) {
  var drawn = dalle.draw(Caption.of("yellow cross"), 6, temperature, 8);
  var six = Gallery.empty();
  for (int i = 0; i < 6; i++) {
    six = six.with("" + (i + 1), Figure.image(drawn.slice(i)).scaled(5));
  }
  warmer = warmer.with("" + temperature, six);
}
warmer
// end::temperature[]

// tag::temperature-score[]
var heat = Table.of("temperature", "right", "copied", "different");
var seen = Arrays.stream(images.tokens(shapes.pictures())).map(Arrays::toString)
    .collect(Collectors.toSet());
for (double temperature : new double[] {0, 0.5, 1, 2}) {
  int[][] drawn = dalle.tokens(asked, temperature, 5);
  var texts = Arrays.stream(drawn).map(Arrays::toString).toList();
  var named = CaptionScore.of(asked, judge.name(images.pictures(drawn)));
  long copied = texts.stream().filter(seen::contains).count();
  heat = heat.row(temperature, Math.round(100 * named.both()),
      100 * copied / texts.size(), 100 * new HashSet<>(texts).size() / texts.size());
}
heat
// end::temperature-score[]

// tag::looks[]
var looks = Frames.over("layer, head");
for (int layer = 1; layer <= 2; layer++) {
  var weights = dalle.wordWeights(layer, Caption.of("red circle"), one);
  for (int head = 0; head < 2; head++) {
    var both = Nd4j.hstack(weights.slice(head).slice(0), weights.slice(head).slice(1));
    var columns = List.of("red 1", "2", "3", "4", "circle 1", "2", "3", "4");
    var map = HeatMap.of(both).named(List.of("1", "2", "3", "4"), columns).withNumbers();
    looks = looks.with(layer + ", " + (head + 1), map);
  }
}
looks
// end::looks[]

// tag::by-hand[]
var tuned = Frames.over("weight of the colour");
for (double factor : new double[] {0.01, 0.1, 0.3, 1, 3, 10, 100}) {
  var drawn = dalle.emphasize(0, factor).draw(Caption.of("red circle"), 6, 0.5, 3);
  var six = Gallery.empty();
  for (int i = 0; i < 6; i++) {
    six = six.with("" + (i + 1), Figure.image(drawn.slice(i)).scaled(5));
  }
  tuned = tuned.with("× " + factor, six);
}
tuned
// end::by-hand[]

// tag::tuning[]
double[] powers = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
double[] colour = new double[9];
double[] shape = new double[9];
for (int i = 0; i < 9; i++) {
  var turned = score(dalle.emphasize(0, Math.pow(10, powers[i])), 0.5);
  colour[i] = turned.colour();
  shape[i] = turned.shape();
}
LineChart.of("log10 of the colour's weight", "share of pictures")
    .with("colour right", powers, colour).with("shape right", powers, shape)
// end::tuning[]

// tag::unseen[]
var never = dalle.draw(unseen, 60, 0.5, 4);
var tries = Gallery.empty();
for (int i = 0; i < 12; i++) {
  tries = tries.with("" + (i + 1), Figure.image(never.slice(i)).scaled(5));
}
display(tries);
CaptionScore.of(Collections.nCopies(60, unseen), judge.name(never))
// end::unseen[]

// tag::taken-for[]
var taken = new TreeMap<String, Long>();
judge.name(never).forEach(caption -> taken.merge("" + caption, 1L, Long::sum));
var counts = Table.of("what came", "pictures");
for (var entry : taken.entrySet()) {
  counts = counts.row(entry.getKey(), entry.getValue());
}
counts
// end::taken-for[]
