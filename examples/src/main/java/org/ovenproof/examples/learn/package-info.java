/**
 * What every network here learns with: first weights, dense layers, one-hot labels, and one way to
 * train. {@link org.ovenproof.examples.learn.Batches} chooses the examples of each step, {@link
 * org.ovenproof.examples.learn.Descent} takes the steps, and a {@link
 * org.ovenproof.examples.learn.LossCurve} is what comes of it; a {@link
 * org.ovenproof.examples.learn.History} has measurements on the way besides. Networks are graphs of
 * ND4J's SameDiff, which knows the gradient.
 */
package org.ovenproof.examples.learn;
