/**
 * Diffusion models (Ho et al., arXiv:2006.11239): noise is added to examples step by step, a
 * network learns to tell the noise, and a sampler takes it away again, beginning with nothing but
 * noise.
 */
package org.ovenproof.examples.diffusion;
