// The snippets of the page on CNN and RNN, one session from top to bottom.

// tag::visits[]
var seen = Visits.draw(400, 24, 1);
var unseen = Visits.draw(200, 24, 2);
var days = Table.of("day", "who came, in order", "first");
for (int day = 0; day < 2; day++) {
  days = days.row(day + 1, unseen.sequence(day), unseen.first(day));
}
days
// end::visits[]

// tag::visits-picture[]
var day = unseen.array().slice(0).transpose();
Figure.grey(day).scaled(20)
// end::visits-picture[]

// tag::bag[]
var bag = SequenceReader.bag(16, 24, 1);
bag.train(seen, 60, 7);
bag.accuracy(unseen)
// end::bag[]

// tag::unrolled[]
var cells = new StringBuilder();
for (int i = 1; i <= 4; i++) {
  cells.append("""
      <g transform="translate(%1$d 0)"><rect x="12" y="40" width="60" height="40" rx="8"/>
      <path d="M42 118v-32m-5 8l5 -8l5 8M76 60h32m-8 -5l8 5l-8 5"/>
      <g fill="currentColor" stroke="none" text-anchor="middle">
      <text x="42" y="65">W, U</text><text x="42" y="138">x%2$d</text>
      <text x="91" y="48">h%2$d</text></g></g>"""
      .formatted(100 * (i - 1), i));
}
var answer = "<text x='416' y='65' fill='currentColor' stroke='none'>cat? dog?</text>";
new Drawing("<svg class='wide' viewBox='0 0 490 150' fill='none' stroke='currentColor'>"
    + cells + answer + "</svg>")
// end::unrolled[]

// tag::elman[]
var simple = SequenceReader.elman(16, 24, 1);
var simpleLoss = simple.train(seen, 120, 7);
simple.accuracy(unseen)
// end::elman[]

// tag::states[]
var states = simple.states(unseen, 0);
var answers = simple.answers(unseen, 0);
var reading = Frames.over("step");
for (int step = 0; step < 24; step++) {
  var memory = Figure.heat(states.getRow(step, true), 1).scaled(30);
  var visitor = unseen.sequence(0).get(step);
  var cat = Math.round(100 * answers[step]);
  var label = "%d: %s, cat %d %%".formatted(step + 1, visitor, cat);
  reading = reading.with(label, memory);
}
reading
// end::states[]

// tag::all-states[]
Figure.heat(states.transpose(), 1).scaled(20)
// end::all-states[]

// tag::gradients[]
var simpleFades = SequenceReader.elman(16, 24, 1).gradients(unseen);
var lstmFades = SequenceReader.lstm(16, 24, 1).gradients(unseen);
double[] powersOfTen(double[] values) {
  return DoubleStream.of(values).map(Math::log10).toArray();
}
var steps = IntStream.rangeClosed(1, 24).asDoubleStream().toArray();
LineChart.of("step", "gradient, as a power of 10")
    .with("simple cell", steps, powersOfTen(simpleFades))
    .with("LSTM", steps, powersOfTen(lstmFades))
// end::gradients[]

// tag::fade[]
Table.of("simple cell", "LSTM").row(
    Math.round(simpleFades[23] / simpleFades[0]),
    Math.round(lstmFades[23] / lstmFades[0]))
// end::fade[]

// tag::lstm[]
var lstm = SequenceReader.lstm(16, 24, 1);
var lstmLoss = lstm.train(seen, 120, 7);
LineChart.of("training step", "loss (cross-entropy, nats)")
    .with("simple cell", simpleLoss.values())
    .with("LSTM", lstmLoss.values())
// end::lstm[]

// tag::other-starts[]
var starts = Table.of("random start", "simple cell", "LSTM")
    .row(1, simple.accuracy(unseen), lstm.accuracy(unseen));
for (int start = 2; start <= 4; start++) {
  var cell = SequenceReader.elman(16, 24, start);
  var gated = SequenceReader.lstm(16, 24, start);
  cell.train(seen, 120, 7);
  gated.train(seen, 120, 7);
  starts = starts.row(start, cell.accuracy(unseen), gated.accuracy(unseen));
}
starts
// end::other-starts[]

// tag::gradients-after[]
LineChart.of("step", "gradient, as a power of 10")
    .with("simple cell", steps, powersOfTen(simple.gradients(unseen)))
    .with("LSTM", steps, powersOfTen(lstm.gradients(unseen)))
// end::gradients-after[]

// tag::windows[]
var windows = SequenceReader.windows(16, 5, 24, 1);
windows.train(seen, 120, 7);
windows.accuracy(unseen)
// end::windows[]

// tag::distance[]
double[] byDistance(SequenceReader reader) {
  return IntStream.rangeClosed(1, 15)
      .mapToDouble(far -> reader.accuracy(Visits.apart(100, 24, far, far)))
      .toArray();
}
var distances = IntStream.rangeClosed(1, 15).asDoubleStream().toArray();
LineChart.of("steps from cat to dog", "accuracy")
    .with("RNN (LSTM)", distances, byDistance(lstm))
    .with("CNN, window of 5", distances, byDistance(windows))
    .with("bag", distances, byDistance(bag))
// end::distance[]

// tag::comparison[]
var inPlace = SequenceReader.windowsInPlace(16, 5, 24, 1);
inPlace.train(seen, 60, 7);
Table.of("reader", "accuracy", "parameters")
    .row("a coin", 0.5, 0)
    .row("bag", bag.accuracy(unseen), bag.parameters())
    .row("CNN, window of 5", windows.accuracy(unseen), windows.parameters())
    .row("CNN, with places", inPlace.accuracy(unseen), inPlace.parameters())
    .row("RNN, simple cell", simple.accuracy(unseen), simple.parameters())
    .row("RNN, LSTM", lstm.accuracy(unseen), lstm.parameters())
// end::comparison[]

// tag::wave[]
var cry = SoundKind.CRY.make(3);
display(cry);
cry.part(0.4, 0.02)
// end::wave[]

// tag::spectrogram[]
var stft = Stft.hann(256, 64);
Picture picture(Sound sound) {
  return Figure.grey(stft.of(sound).below(2500).picture()).scaled(4);
}
picture(cry.scaledTo(0.2))
// end::spectrogram[]

// tag::kinds[]
var kinds = Gallery.empty();
for (var kind : SoundKind.values()) {
  var sound = kind.make(3).in(SoundKind.NOISE.make(4), 5).scaledTo(0.2);
  kinds = kinds.with("" + kind, picture(sound));
}
kinds
// end::kinds[]

// tag::levels[]
var deeper = Frames.over("noise, dB");
for (int noise = -20; noise <= 20; noise += 5) {
  var mixed = cry.in(SoundKind.NOISE.make(5), -noise).scaledTo(0.2);
  deeper = deeper.with("" + noise, picture(mixed));
}
deeper
// end::levels[]

// tag::sounds[]
var toLearn = NoisySounds.make(450, -15, 5, 1);
var toTest = NoisySounds.make(150, -15, 5, 2);
var heard = Gallery.empty();
for (int i = 0; i < 8; i++) {
  var picture = Figure.grey(toTest.picture(i), -1, 1).scaled(4);
  heard = heard.with("" + toTest.kind(i), picture);
}
heard
// end::sounds[]

// tag::training[]
var architecture = Architecture.input(1, 32, 30)
    .convolution(8, 5).relu().maxPool(3)
    .convolution(16, 3).relu().maxPool(2)
    .dense(3);
var network = Network.of(architecture, SoundKind.classes(), 1);
Training.epochs(6, 7).run(network, toLearn, toTest)
// end::training[]

// tag::confusion[]
int[] noises = {-10, -5, 0, 5, 10, 15, 20, 25};
var accuracies = new double[noises.length];
var verdicts = Frames.over("noise, dB");
for (int i = 0; i < noises.length; i++) {
  var sounds = NoisySounds.make(150, -noises[i], 100 + i);
  accuracies[i] = network.score(sounds).accuracy();
  verdicts = verdicts.with("" + noises[i], ConfusionMatrix.of(network, sounds));
}
verdicts
// end::confusion[]

// tag::accuracy-by-noise[]
var guessing = new double[noises.length];
Arrays.fill(guessing, 1 / 3.0);
var loudness = IntStream.of(noises).asDoubleStream().toArray();
LineChart.of("noise, decibels above the sound", "accuracy")
    .with("CNN", loudness, accuracies)
    .with("guessing", loudness, guessing)
// end::accuracy-by-noise[]
