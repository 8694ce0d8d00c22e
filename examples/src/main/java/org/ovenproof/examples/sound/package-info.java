/** Sounds made by formula from a seed, and sounds as pictures. */
package org.ovenproof.examples.sound;
