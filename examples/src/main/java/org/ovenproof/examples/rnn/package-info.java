/**
 * Networks that read sequences, in order or not: the simple recurrent network, the LSTM, windows of
 * a convolution, and a bag.
 */
package org.ovenproof.examples.rnn;
