/** Pictures to compute with, drawn by formula from a seed: nothing is downloaded. */
package org.ovenproof.examples.data;
