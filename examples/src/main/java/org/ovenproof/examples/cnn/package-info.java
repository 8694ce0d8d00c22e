/** Convolutional networks: what one layer does to a picture, and a small one that learns. */
package org.ovenproof.examples.cnn;
