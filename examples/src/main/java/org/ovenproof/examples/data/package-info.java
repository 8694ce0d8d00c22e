/**
 * Examples to learn from, pictures and points, drawn by formula from a seed: nothing is downloaded.
 */
package org.ovenproof.examples.data;
