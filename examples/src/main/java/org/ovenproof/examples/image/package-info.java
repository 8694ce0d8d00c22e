/** Images as arrays: channels, alpha, and the way back. */
package org.ovenproof.examples.image;
