/**
 * The training of networks: first weights, dense layers, one-hot labels, and one way to train.
 * {@link org.ovenproof.examples.learn.Batches} chooses the examples of each step, {@link
 * org.ovenproof.examples.learn.Descent} takes the steps, and a {@link
 * org.ovenproof.examples.learn.LossCurve} holds the loss of each step; a {@link
 * org.ovenproof.examples.learn.History} holds what was measured after each epoch as well. Networks
 * are graphs of ND4J's SameDiff, which knows the gradient.
 */
package org.ovenproof.examples.learn;
