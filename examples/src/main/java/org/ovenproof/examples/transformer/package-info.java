/** The Transformer: attention by itself, and a small decoder that learns to continue sequences. */
package org.ovenproof.examples.transformer;
