/**
 * Latent diffusion (Rombach et al., arXiv:2112.10752): an autoencoder learns a small space in which
 * a picture is a few numbers, and diffusion happens there instead of among pixels.
 */
package org.ovenproof.examples.latent;
