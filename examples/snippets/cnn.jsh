// The snippets of the page on convolutional networks, one session from top to bottom.

// tag::grey-picture[]
var colour = Pixels.of(TestPicture.house());
var grey = Pixels.grey(colour);
Figure.grey(grey)
// end::grey-picture[]

// tag::grey-numbers[]
var window = Pixels.crop(grey, 52, 16, 8, 8);
window
// end::grey-numbers[]

// tag::colour-array[]
colour
// end::colour-array[]

// tag::channels[]
Gallery.empty()
    .with("colour", Figure.image(colour))
    .with("red", Figure.grey(colour.slice(0)))
    .with("green", Figure.grey(colour.slice(1)))
    .with("blue", Figure.grey(colour.slice(2)))
// end::channels[]

// tag::rgba[]
byte[] file = Png.encode(TestPicture.cat());
var rgba = Pixels.of(Png.decode(file));
rgba
// end::rgba[]

// tag::transparent-black[]
var naive = Alpha.drop(rgba);
Gallery.empty()
    .with("as drawn", Figure.image(rgba))
    .with("alpha", Figure.grey(rgba.slice(3)))
    .with("alpha dropped", Figure.image(naive))
// end::transparent-black[]

// tag::transparent-white[]
var mended = Alpha.overWhite(rgba);
Figure.image(mended)
// end::transparent-white[]

// tag::by-hand[]
var tiny = Nd4j.createFromArray(new float[][] {
    {0, 0, 0, 9, 9},
    {0, 0, 0, 9, 9},
    {0, 0, 0, 9, 9},
    {0, 0, 0, 9, 9},
    {9, 9, 9, 9, 9}
});
var kernel = Kernels.sobelX();
display(kernel);
Pixels.crop(tiny, 0, 1, 3, 3).mul(kernel).sumNumber()
// end::by-hand[]

// tag::every-place[]
Convolution.of(kernel).apply(tiny)
// end::every-place[]

// tag::feature-maps[]
var vertical = Convolution.of(Kernels.sobelX()).apply(grey);
var horizontal = Convolution.of(Kernels.sobelY()).apply(grey);
var blurred = Convolution.of(Kernels.boxBlur()).apply(grey);
Gallery.empty()
    .with("vertical edges", Figure.heat(vertical))
    .with("horizontal edges", Figure.heat(horizontal))
    .with("blur", Figure.grey(blurred))
// end::feature-maps[]

// tag::random-kernels[]
var untrained = Kernels.random(8, 5, 1);
Figure.kernels(untrained)
// end::random-kernels[]

// tag::random-maps[]
Figure.maps(Convolution.of(untrained).apply(grey))
// end::random-maps[]

// tag::relu[]
var rectified = Relu.of(vertical);
Gallery.empty()
    .with("before", Figure.heat(vertical))
    .with("after ReLU", Figure.heat(rectified))
// end::relu[]

// tag::pooling-numbers[]
var four = Nd4j.createFromArray(new float[][] {
    {1, 3, 0, 0},
    {2, 6, 0, 8},
    {5, 5, 1, 2},
    {5, 5, 3, 4}
});
display(Pooling.max(2).apply(four));
Pooling.average(2).apply(four)
// end::pooling-numbers[]

// tag::pooling[]
var largest = Pooling.max(2).apply(rectified);
var mean = Pooling.average(2).apply(rectified);
Gallery.empty()
    .with("94 × 94", Figure.grey(rectified, 0, 2).scaled(3))
    .with("max, 47 × 47", Figure.grey(largest, 0, 2).scaled(3))
    .with("average, 47 × 47", Figure.grey(mean, 0, 2).scaled(3))
// end::pooling[]

// tag::architecture[]
var architecture = Architecture.input(1, 24, 24)
    .convolution(8, 5).relu().maxPool(2)
    .convolution(16, 3).relu().maxPool(2)
    .dense(4);
architecture
// end::architecture[]

// tag::diagram[]
NetworkDiagram.of(architecture)
// end::diagram[]

// tag::data[]
var seen = DrawnShapes.draw(800, 24, 1);
var unseen = DrawnShapes.draw(400, 24, 2);
var sample = Gallery.empty();
for (int i = 0; i < 12; i++) {
  var drawn = Figure.grey(seen.picture(i)).scaled(5);
  sample = sample.with("" + seen.shape(i), drawn);
}
sample
// end::data[]

// tag::before[]
var network = Network.of(architecture, 1);
network.score(unseen)
// end::before[]

// tag::training[]
var history = Training.epochs(6, 7).run(network, seen, unseen);
history
// end::training[]

// tag::loss-curve[]
LineChart.of("epoch", "loss (cross-entropy, nats)")
    .with("pictures it learns from", history.each(Epoch::seenLoss))
    .with("pictures it has not seen", history.each(Epoch::unseenLoss))
// end::loss-curve[]

// tag::accuracy[]
network.score(unseen)
// end::accuracy[]

// tag::confusion[]
var confusion = ConfusionMatrix.of(network, unseen);
confusion
// end::confusion[]

// tag::mistakes[]
var wrong = Gallery.empty();
for (var mistake : confusion.mistakes().stream().limit(6).toList()) {
  var seenAs = Figure.grey(unseen.picture(mistake.picture())).scaled(5);
  wrong = wrong.with("" + mistake, seenAs);
}
wrong
// end::mistakes[]

// tag::learned-kernels[]
var learning = Frames.over("epoch");
for (Epoch epoch : history.measurements()) {
  var kernels = Figure.kernels(epoch.kernels());
  learning = learning.with("" + epoch.number(), kernels);
}
learning
// end::learned-kernels[]

// tag::kernel-change[]
var before = history.first().kernels();
var after = history.last().kernels();
Figure.kernels(after.sub(before))
// end::kernel-change[]

// tag::picture[]
var picture = unseen.picture(1);
display(Figure.grey(picture));
network.guess(picture)
// end::picture[]

// tag::layer-1[]
Figure.maps(network.maps("relu1", picture))
// end::layer-1[]

// tag::layer-2[]
Figure.maps(network.maps("relu2", picture))
// end::layer-2[]
