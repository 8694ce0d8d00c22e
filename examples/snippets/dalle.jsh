// The snippets of the page on the first DALL·E, one session from top to bottom.

// tag::data[]
var unseen = Caption.of("blue triangle");
var known = new ArrayList<>(Caption.all());
known.remove(unseen);
var shapes = ColourShapes.draw(480, known, 1);
var sample = Gallery.empty();
for (int i = 0; i < 12; i++) {
  var drawn = Figure.image(shapes.picture(i)).scaled(5);
  sample = sample.with("" + shapes.caption(i), drawn);
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
  var drawn = Figure.image(fresh.picture(i)).scaled(5);
  pairs = pairs.with("" + fresh.caption(i), drawn);
  pairs = pairs.with("from tokens", Figure.image(rebuilt.slice(i)).scaled(5));
}
pairs
// end::rebuilt[]

// tag::loss[]
double distance(INDArray a, INDArray b) {
  double error = a.sub(b).norm2Number().doubleValue() / Math.sqrt(a.length());
  return Math.round(1000 * error) / 1000.0;
}
var one = shapes.pictures().mean(0).reshape(1, 3, 16, 16);
var mean = Nd4j.tile(one, 96, 1, 1, 1);
Table.of("what stands for the picture", "error a pixel")
    .row("its 16 tokens", distance(rebuilt, fresh.pictures()))
    .row("always the mean picture", distance(mean, fresh.pictures()))
// end::loss[]

// tag::bits[]
Table.of("pixels", "tokens")
    .row(16 * 16 * 3 * 8, images.tokensPerPicture() * 6)
// end::bits[]

// tag::sequence[]
var sequence = new StringBuilder("" + fresh.caption(0));
for (int token : tokens) {
  sequence.append(" ").append(token);
}
new Text("" + sequence)
// end::sequence[]

// tag::config[]
var dalle = Dalle.of(images, 48, 2, 2, 1);
dalle.decoder().parameters()
// end::config[]

// tag::training[]
var training = dalle.training(shapes, 64, 0.005, 1);
var learning = Frames.over("step");
for (int i = 0; i <= 4; i++) {
  training.run(i == 0 ? 0 : 60);
  var shown = Gallery.empty();
  for (String text : List.of("red circle", "yellow cross", "blue square")) {
    var drawn = dalle.draw(Caption.of(text), 1, 0.5, 6).slice(0);
    shown = shown.with(text, Figure.image(drawn).scaled(6));
  }
  learning = learning.with("" + training.steps(), shown);
}
dalle.training(shapes, 64, 0.001, 2).run(40);
learning
// end::training[]

// tag::draws[]
Figure.images(dalle.draw(Caption.of("red circle"), 12, 0.5, 3))
// end::draws[]

// tag::growing[]
int[] circle = dalle.tokens(List.of(Caption.of("red circle")), 0.5, 3)[0];
var growing = Frames.over("tokens");
for (int done = 0; done <= 16; done++) {
  var part = images.unfinished(Arrays.copyOf(circle, done));
  growing = growing.with("" + done, Figure.image(part).scaled(12));
}
growing
// end::growing[]

// tag::judge[]
var judge = ShapeTemplates.draw();
var asked = new ArrayList<Caption>();
for (int i = 0; i < 10; i++) {
  asked.addAll(known);
}
CaptionScore score(Dalle artist) {
  return CaptionScore.of(asked, judge.name(artist.draw(asked, 0.5, 5)));
}
score(dalle)
// end::judge[]

// tag::ceiling[]
CaptionScore.of(fresh.captions(), judge.name(rebuilt))
// end::ceiling[]

// tag::temperature[]
var warmer = Frames.over("temperature");
for (double temperature : new double[] {0, 0.25, 0.5, 1, 1.5, 2, 3}) {
  var drawn = dalle.draw(Caption.of("yellow cross"), 6, temperature, 8);
  warmer = warmer.with("" + temperature, Figure.images(drawn));
}
warmer
// end::temperature[]

// tag::temperature-score[]
var copies = Table.of("temperature", "right, %", "copied, %", "different, %");
var seen = new HashSet<List<Integer>>();
for (int[] picture : images.tokens(shapes.pictures())) {
  seen.add(Arrays.stream(picture).boxed().toList());
}
for (double temperature : new double[] {0, 0.5, 1, 2}) {
  int[][] drawn = dalle.tokens(asked, temperature, 5);
  var lists = Stream.of(drawn).map(t -> Arrays.stream(t).boxed().toList()).toList();
  var named = CaptionScore.of(asked, judge.name(images.pictures(drawn)));
  long copied = lists.stream().filter(seen::contains).count();
  long different = lists.stream().distinct().count();
  copies = copies.row(temperature, Math.round(100 * named.both()),
      100 * copied / lists.size(), 100 * different / lists.size());
}
copies
// end::temperature-score[]

// tag::looks[]
var rows = List.of("1", "2", "3", "4");
var columns = List.of("red 1", "2", "3", "4", "circle 1", "2", "3", "4");
var looks = Frames.over("layer, head");
for (int layer = 1; layer <= 2; layer++) {
  var weights = dalle.wordWeights(layer, Caption.of("red circle"), circle);
  for (int head = 0; head < 2; head++) {
    var words = weights.slice(head);
    var both = Nd4j.hstack(words.slice(0), words.slice(1));
    var map = HeatMap.of(both).named(rows, columns).withNumbers();
    looks = looks.with(layer + ", " + (head + 1), map);
  }
}
looks
// end::looks[]

// tag::by-hand[]
var tuned = Frames.over("weight of the colour");
for (double factor : new double[] {0.01, 0.1, 0.3, 1, 3, 10, 100}) {
  var turned = dalle.emphasize(0, factor);
  var drawn = turned.draw(Caption.of("red circle"), 6, 0.5, 3);
  tuned = tuned.with("× " + factor, Figure.images(drawn));
}
tuned
// end::by-hand[]

// tag::tuning[]
double[] powers = {-2, -1, 0, 1, 2};
double[] colour = new double[5];
double[] shape = new double[5];
for (int i = 0; i < 5; i++) {
  var turned = score(dalle.emphasize(0, Math.pow(10, powers[i])));
  colour[i] = turned.colour();
  shape[i] = turned.shape();
}
LineChart.of("log10 of the colour's weight", "share of pictures")
    .with("colour right", powers, colour).with("shape right", powers, shape)
// end::tuning[]

// tag::unseen[]
var never = dalle.draw(unseen, 60, 0.5, 4);
display(Figure.images(dalle.draw(unseen, 12, 0.5, 4)));
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

// tag::first[]
BlockDiagram.empty()
    .data("caption", 0, 0).data("picture", 0, 1)
    .block("words", 1, 0).block("image tokens", 1, 1)
    .block("Transformer", 2, 0.5, 1)
    .data("next token", 3, 0.5)
    .arrow("caption", "words").arrow("picture", "image tokens")
    .arrow("words", "Transformer").arrow("image tokens", "Transformer")
    .arrow("Transformer", "next token")
    .detour("next token", "image tokens", "one by one")
// end::first[]

// tag::second[]
BlockDiagram.empty()
    .data("caption", 0, 0)
    .block("CLIP text", 1, 0)
    .block("prior\n(diffusion)", 2, 0, 1)
    .block("decoder\n(diffusion)", 3, 0, 1)
    .data("picture", 4, 0)
    .arrow("caption", "CLIP text").arrow("CLIP text", "prior\n(diffusion)")
    .arrow("prior\n(diffusion)", "decoder\n(diffusion)")
    .arrow("decoder\n(diffusion)", "picture")
// end::second[]
