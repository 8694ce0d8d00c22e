/** What a reader sees of arrays: pictures of pixels, and drawings whose text is text. */
package org.ovenproof.examples.figure;
