package org.ovenproof.examples.diffusion;

/**
 * What the last layer of a denoising network says. Each follows from the other, {@code x[t] = √ᾱ
 * x[0] + √(1−ᾱ) ε}, but a network may find one easier to say (Ho et al., arXiv:2006.11239, section
 * 3.2; Salimans and Ho, arXiv:2202.00512).
 */
public enum Prediction {
  /**
   * The noise; the loss is {@code mean (ε − ε̂)²}, the simple one of Ho et al., equation 14. Noise
   * fills every direction, so the network must be able to carry all numbers of an example through.
   */
  NOISE,

  /**
   * The clean example; the loss is {@code mean (x[0] − x̂[0])²}, and the noise is what is left.
   * Pictures fill few directions, so a narrow network can say them (Li and He, arXiv:2511.13720).
   */
  CLEAN
}
