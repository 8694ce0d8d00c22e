// The snippets of the page on the Transformer, one session from top to bottom.

// tag::vectors[]
var words = List.of("cat", "milk", "it");
var queries = Nd4j.createFromArray(new float[][] {{0, 2}, {2, 0}, {3, 0}});
var keys = Nd4j.createFromArray(new float[][] {{3, 0}, {0, 3}, {1, 1}});
var values = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 0}});
var features = List.of("animal", "drink");
Frames.over("vector")
    .with("query", HeatMap.of(queries).named(words, features).withNumbers())
    .with("key", HeatMap.of(keys).named(words, features).withNumbers())
    .with("value", HeatMap.of(values).named(words, features).withNumbers())
// end::vectors[]

// tag::scores[]
var attention = Attention.of(queries, keys, values);
HeatMap.of(attention.scores()).named(words, words).withNumbers()
// end::scores[]

// tag::weights[]
HeatMap.of(attention.weights()).named(words, words).withNumbers()
// end::weights[]

// tag::output[]
HeatMap.of(attention.output()).named(words, features).withNumbers()
// end::output[]

// tag::by-hand[]
double[] it = attention.weights().getRow(2).toDoubleVector();
double animal = 0;
for (int word = 0; word < 3; word++) {
  animal += it[word] * values.getDouble(word, 0);
}
animal - attention.output().getDouble(2, 0)
// end::by-hand[]

// tag::scaling[]
double[] widths = {2, 3, 4, 5, 6, 7, 8, 9, 10};
double[] plain = new double[9];
double[] scaled = new double[9];
for (int i = 0; i < 9; i++) {
  int d = 1 << (int) widths[i];
  var q = Weights.normal(new Random(i), 1, 200, d);
  var k = Weights.normal(new Random(100 + i), 1, 10, d);
  var undone = q.mul(Math.sqrt(d));
  scaled[i] = Attention.of(q, k, k).weights().max(1).meanNumber().doubleValue();
  plain[i] = Attention.of(undone, k, k).weights().max(1).meanNumber().doubleValue();
}
LineChart.of("log2 d", "largest of 10 weights, on average")
    .with("not divided", widths, plain).with("divided", widths, scaled)
// end::scaling[]

// tag::causal[]
var causal = Attention.causal(queries, keys, values);
HeatMap.of(causal.weights()).named(words, words).withNumbers()
// end::causal[]

// tag::order[]
int[] shuffled = {2, 0, 1};
var keys2 = keys.getRows(shuffled);
var mixed = Attention.of(queries, keys2, values.getRows(shuffled));
mixed.output().sub(attention.output()).amaxNumber()
// end::order[]

// tag::positions[]
var positions = Positions.sinusoidal(24, 32);
Figure.heat(positions)
// end::positions[]

// tag::distance[]
var alike = positions.mmul(positions.transpose()).div(16);
LineChart.of("position", "how alike (1 = the same)")
    .with("as seen from 4", alike.getRow(4).toDoubleVector())
    .with("as seen from 14", alike.getRow(14).toDoubleVector())
// end::distance[]

// tag::task[]
var task = ReversedWords.of("abcdefgh", 1, 5);
var alphabet = task.alphabet();
var random = new Random(3);
var examples = Table.of("given", "to write");
for (int i = 0; i < 5; i++) {
  var word = task.next(random);
  var answer = alphabet.decode(word.next());
  examples = examples.row(alphabet.decode(word.given()), answer);
}
examples
// end::task[]

// tag::decoder[]
var config = new DecoderConfig(alphabet.size(), 32, 2, 2);
var decoder = Decoder.of(config, 1);
decoder.parameters()
// end::decoder[]

// tag::write[]
String write(String word) {
  var given = alphabet.encode(word + ">");
  var written = alphabet.decode(decoder.complete(given, word.length() + 1));
  return written.substring(given.length);
}
Table report() {
  var table = Table.of("word", "it writes");
  for (String word : List.of("a", "bed", "face", "cabbage")) {
    table = table.row(word, write(word));
  }
  return table;
}
report()
// end::write[]

// tag::training[]
var training = DecoderTraining.of(decoder, task, 64, 0.005, 7);
var probe = alphabet.encode("faced>decaf");
var labels = Alphabet.labels("faced>decaf");
var learning = Frames.over("step");
for (int i = 0; i <= 4; i++) {
  training.run(i == 0 ? 0 : 60);
  var looks = decoder.weights(2, probe).mean(0);
  var map = HeatMap.of(looks).named(labels, labels);
  learning = learning.with("" + training.steps(), map);
}
DecoderTraining.of(decoder, task, 64, 0.001, 8).run(40);
learning
// end::training[]

// tag::loss-curve[]
double[] losses = training.losses().values();
double[] smooth = new double[losses.length / 10];
double[] steps = new double[smooth.length];
for (int i = 0; i < smooth.length; i++) {
  steps[i] = 10 * i + 5;
  smooth[i] = Arrays.stream(losses, 10 * i, 10 * i + 10).average().getAsDouble();
}
LineChart.of("step", "loss (nats a letter), mean of 10 steps")
    .with("loss", steps, smooth)
// end::loss-curve[]

// tag::written[]
report()
// end::written[]

// tag::heads[]
var heads = Frames.over("layer, head");
for (int layer = 1; layer <= 2; layer++) {
  for (int head = 0; head < 2; head++) {
    var looks = decoder.weights(layer, probe).slice(head);
    var map = HeatMap.of(looks).named(labels, labels);
    heads = heads.with(layer + ", " + (head + 1), map);
  }
}
heads
// end::heads[]

// tag::next[]
var beginning = alphabet.encode("faced>de");
var chances = decoder.probabilities(beginning).getRow(beginning.length - 1);
var next = Table.of("next", "probability");
for (String letter : Alphabet.labels("abcdefgh.")) {
  double chance = chances.getDouble(alphabet.encode(letter)[0]);
  next = next.row(letter, Math.round(1000 * chance) / 1000.0);
}
next
// end::next[]

// tag::lengths[]
double[] lengths = {1, 2, 3, 4, 5, 6, 7, 8};
double[] right = new double[lengths.length];
for (int i = 0; i < lengths.length; i++) {
  boolean[] each = decoder.predicts(task.draw(200, (int) lengths[i], 11));
  right[i] = IntStream.range(0, 200).filter(w -> each[w]).count() / 200.0;
}
LineChart.of("letters in the word", "share of words without a mistake")
    .with("200 words of each length", lengths, right)
// end::lengths[]

// tag::known-lengths[]
double known = Arrays.stream(right, 0, 5).average().getAsDouble();
double longer = Arrays.stream(right, 5, 8).average().getAsDouble();
Table.of("known", "longer").row(Math.round(100 * known), Math.round(100 * longer))
// end::known-lengths[]

// tag::cost[]
var costs = Table.of("tokens", "attention", "recurrent", "weights held");
for (long n = 16; n <= 16_384; n *= 4) {
  var all = LayerCost.attention(n, 64, 4);
  var step = LayerCost.recurrent(n, 64);
  costs = costs.row(n, all.multiplyAdds(), step.multiplyAdds(), all.attentionWeights());
}
costs
// end::cost[]

// tag::growth[]
double[] counts = {64, 512, 1024, 1536, 2048};
double[] attends = new double[5];
double[] recurs = new double[5];
for (int i = 0; i < 5; i++) {
  attends[i] = LayerCost.attention((long) counts[i], 64, 4).multiplyAdds() / 1e6;
  recurs[i] = LayerCost.recurrent((long) counts[i], 64).multiplyAdds() / 1e6;
}
LineChart.of("tokens", "multiply-adds, in millions")
    .with("attention", counts, attends).with("recurrent", counts, recurs)
// end::growth[]

// tag::reach[]
var reach = Table.of("layer", "steps from first to last", "steps that wait");
var layers = new LinkedHashMap<String, LayerCost>();
layers.put("attention", LayerCost.attention(512, 64, 4));
layers.put("recurrent", LayerCost.recurrent(512, 64));
layers.put("convolution, 3 wide", LayerCost.convolution(512, 64, 3));
for (var layer : layers.entrySet()) {
  var cost = layer.getValue();
  reach = reach.row(layer.getKey(), cost.maximumPath(), cost.sequentialSteps());
}
reach
// end::reach[]
