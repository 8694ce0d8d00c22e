// The snippets of the page on how the site is made, one session from top to bottom.

// tag::pipeline[]
BlockDiagram.empty()
    .data("page\n(AsciiDoc)", 0, 0).block("parse", 0, 1)
    .data("snippets\nin order", 1, 1).block("key", 1, 0, 1)
    .data("kept\nresults", 2, 0).block("JShell\n+ ND4J", 2, 1)
    .block("prove", 3, 0, 2).block("render", 3, 1).data("site", 4, 1)
    .arrow("page\n(AsciiDoc)", "parse").arrow("parse", "snippets\nin order")
    .arrow("snippets\nin order", "key").arrow("key", "kept\nresults")
    .arrow("key", "JShell\n+ ND4J").arrow("kept\nresults", "prove")
    .arrow("JShell\n+ ND4J", "prove").arrow("prove", "render").arrow("render", "site")
// end::pipeline[]

// tag::figure[]
var onPaper = Alpha.overWhite(Pixels.of(TestPicture.cat()));
var pixels = Pixels.grey(onPaper);
var picture = Figure.grey(pixels);
picture
// end::figure[]

// tag::numbers[]
Pixels.crop(pixels, 12, 14, 6, 6)
// end::numbers[]

// tag::bytes[]
byte[] png = picture.png();
display(png.length);
HexFormat.of().withDelimiter(" ").formatHex(png, 0, 8)
// end::bytes[]

// tag::digest[]
import java.nio.ByteBuffer;
import java.security.MessageDigest;

String digest(byte[]... parts) throws Exception {
  var sha256 = MessageDigest.getInstance("SHA-256");
  for (byte[] part : parts) {
    sha256.update(ByteBuffer.allocate(4).putInt(part.length).array());
    sha256.update(part);
  }
  return HexFormat.of().formatHex(sha256.digest());
}
digest(png)
// end::digest[]

// tag::name[]
String name = "pictures/" + digest(png).substring(0, 16) + ".png";
name
// end::name[]

// tag::fetched[]
new Markup("<p><a href=\"../" + name + "\"><img src=\"../" + name + "\""
    + " alt=\"cat\" width=\"96\" height=\"96\"></a></p>")
// end::fetched[]

// tag::same-seed[]
byte[] drawn(long seed) {
  return Figure.heat(Kernels.random(1, 12, seed).slice(0)).png();
}
Table.of("drawn with", "the same bytes as seed 7?")
    .row("seed 7, once more", Arrays.equals(drawn(7), drawn(7)))
    .row("seed 8", Arrays.equals(drawn(7), drawn(8)))
// end::same-seed[]

// tag::seeds[]
var seeds = Frames.over("seed");
for (long seed = 1; seed <= 8; seed++) {
  var kernel = Kernels.random(1, 12, seed).slice(0);
  seeds = seeds.with("" + seed, Figure.heat(kernel));
}
seeds
// end::seeds[]

// tag::same-training[]
History<Epoch> learned(long seed) {
  var network = Network.of(Architecture.input(1, 24, 24)
      .convolution(4, 5).relu().maxPool(4).dense(4), seed);
  var shapes = DrawnShapes.draw(200, 24, seed);
  return Training.epochs(2, seed).run(network, shapes, shapes);
}
var once = learned(7).last();
var again = learned(7).last();
Table.of("run", "loss")
    .row("once", once.seenLoss())
    .row("again", again.seenLoss())
    .row("difference", once.seenLoss() - again.seenLoss())
// end::same-training[]

// tag::wrong[]
int half = pixels.columns() * 0.5;
// end::wrong[]

// tag::keys[]
String key(String before, String code) throws Exception {
  return digest(before.getBytes("UTF-8"), code.getBytes("UTF-8"));
}
String[] page = {"int flour = 500;", "int water = flour * 7 / 10;", "water"};
String[] edited = {page[0], "int water = flour * 8 / 10;", page[2]};
var keys = Table.of("cell", "key", "key after the edit");
String left = digest(), right = digest();
for (int i = 0; i < page.length; i++) {
  left = key(left, page[i]);
  right = key(right, edited[i]);
  keys = keys.row(page[i], left.substring(0, 8), right.substring(0, 8));
}
keys
// end::keys[]
