/**
 * The first DALL·E in small: pictures as tokens of a learned codebook, and a decoder that continues
 * a caption with them.
 */
package org.ovenproof.examples.dalle;
