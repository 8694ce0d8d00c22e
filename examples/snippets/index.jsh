// The figure of the start page.

// tag::pieces[]
import java.awt.image.BufferedImage;

var drawn = TestPicture.house();
var house = Pixels.grey(Pixels.of(drawn));
var noise = Weights.normal(new Random(7), 1, 96, 96);
var noisy = house.mul(2).sub(1).add(noise).mul(Math.sqrt(0.5));
var tiles = new BufferedImage(103, 103, BufferedImage.TYPE_INT_RGB);
for (int tile = 0; tile < 64; tile++) {
  int x = tile % 8, y = tile / 8;
  var piece = drawn.getSubimage(12 * x, 12 * y, 12, 12);
  tiles.createGraphics().drawImage(piece, 13 * x, 13 * y, null);
}
// end::pieces[]

// tag::first-moves[]
Frames.over("handed to")
    .with("nobody yet", Figure.image(drawn))
    .with("CNN", Figure.heat(Convolution.of(Kernels.sobelX()).apply(house)))
    .with("RNN", Figure.grey(Pixels.crop(house, 0, 0, 48, 96)))
    .with("GAN", Figure.grey(noise, -2, 2))
    .with("Transformer", Figure.image(tiles))
    .with("Diffusion", Figure.grey(noisy, -1.5, 1.5))
    .with("Latent diffusion", Figure.grey(Pooling.average(4).apply(house)))
// end::first-moves[]
