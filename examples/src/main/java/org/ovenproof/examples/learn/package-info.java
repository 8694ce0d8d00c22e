/**
 * What every network here learns with: first weights, dense layers, batches in a seeded order, and
 * Adam. Networks are graphs of ND4J's SameDiff, which knows the gradient.
 */
package org.ovenproof.examples.learn;
