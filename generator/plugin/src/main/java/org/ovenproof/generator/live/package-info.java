/** Saves in, changed pages out, while an author writes. */
package org.ovenproof.generator.live;
