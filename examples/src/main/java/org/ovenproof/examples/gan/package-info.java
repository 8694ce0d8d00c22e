/**
 * Generative adversarial networks (Goodfellow et al., arXiv:1406.2661) small enough to watch: two
 * perceptrons that play against each other, over points on a line or in the plane as over pictures.
 */
package org.ovenproof.examples.gan;
